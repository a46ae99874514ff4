# What can be wrong with a file of people. The row's number and the column's heading are shown beside each sentence.

import-empty = The file is empty. Send one with a heading row and one row for each person.
import-too-large = The file has { $megabytes } MB and I take { $limit } MB at most. Split it and send the parts one by one.
import-password = This workbook asks for a password. Save it without one, or choose Save as and “CSV UTF-8”, and send me that file.
import-damaged = I cannot open this workbook. Open it in Excel, save it again as “xlsx” or “CSV UTF-8”, and send me that file.
import-too-heavy = Reading this file takes more than { $seconds } seconds or { $megabytes } MB of memory. Often a single cell far from the others is the reason: copy the rows to a new sheet, or save it as “CSV UTF-8”.
import-not-text = This is neither a text file nor a workbook, whatever its name says. Send an Excel file, or a CSV file as Excel saves it with “CSV UTF-8”.
import-no-header = The first row has no headings that I know. Put headings such as name, email, unit, place and skills above the data.
import-no-email-column = I see no column with e-mail addresses, and they tell me who is who. Name one of these columns “email”: { $columns }.
import-too-many-columns = The file has { $count } columns and I take { $limit } at most. Remove those that are not about people and skills.
import-too-many-rows = The file has more than { $limit } rows. Split it and send the parts one by one.
import-quotes = A quotation mark in this row is not closed, or there is text behind a closing one. Write a quotation mark inside a cell twice.
import-too-many-cells = This row has { $count } cells and the heading has { $expected }. A cell that holds the separator needs quotation marks around it.
import-beside-headings = There is something beside the last heading: this row has { $count } cells and the heading { $expected }. Give that column a heading, or empty it.
import-cell-too-long = A cell in this row is longer than { $limit } characters. Shorten it.
import-broken-letters = Some letters in this row were damaged before the file reached me. Save the file as “CSV UTF-8” and send it again.
import-no-email = This row has no e-mail address, so I cannot tell who it is about.
import-bad-email = “{ $value }” is not an e-mail address.
import-different-person = { $email } is also in row { $first }, with another “{ $column }”. Correct one of the two rows.
import-one-sheet = I read the sheet “{ $sheet }” and leave out the others.
import-unknown-column = I do not know this column and leave it out.
import-double-column = Another column means the same, so I leave this one out.
import-bad-level = “{ $value }” is not a level from 1 to 4. I take “{ $skill }” without a level.
import-two-levels = “{ $skill }” is given two levels for the same person. I take the higher one, { $level }.
import-level-alone = The level “{ $value }” has no skill beside it.
import-long-skill = The name of a skill is longer than { $limit } characters. I leave that skill out; put commas or semicolons between skills.
import-no-letters = “{ $value }” has no letter or digit that a skill could be found by. I leave it out; write the skill in words.
