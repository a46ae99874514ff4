# Files that somebody sends along: beside a line, without words, or in a form.

file-too-large = The file is larger than { $megabytes } MB, which is the most I can take. Split it and send the parts one by one.
file-gone = The file is no longer there. Send it again.
file-away = I could not fetch the file just now, so nothing was done with it. Send it again in a minute.
file-refused = I was not let at this file. Save it on your own device and send it from there. If that does not help, tell an admin.
file-several = I take one file at a time, and this is how many came: { $count }. Nothing was done with them. Send them one by one.
file-kind = I cannot read files of this kind here. I can read these: { $kinds }. Save it as one of them and send it again.
file-not-here = I take files only in our direct message, where nobody else sees them. Send it to me there.
file-unused = I left the file alone, since this needs none.
file-missing = There is no file here yet. Choose one.
