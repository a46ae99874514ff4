/* The loops of building in C (bulk.py, spellings.py, base.py, nearest.py): what numpy makes there, in a fraction of the
 * time. `lines` are texts in UTF-8, a line end after each. It allocates nothing and keeps nothing between two calls: any
 * number of threads may run it at once. */

#include <stdint.h>

#define OTHER 1        /* among what signs become: tables cannot say it; what parts words is ' ', a letter is above */
#define NO_GRAM 0xFFFF /* as in grams.py */
#define SOON 16        /* postings: where they go is brought from memory meanwhile */

/* Writes the folded form of each text as lines, by tables; returns the bytes written, at most as many as were read.
 *
 * first, second: what each sign of Latin-1 becomes, one letter or two; first 0 for nothing, OTHER where the whole text
 * has to be looked at by other means, and for a line end. Of each text, kinds: 0 where only letters became others, 1
 * where more did, 2 where it is to be looked at, or has more bytes than `longest`, so that its line was left empty, 3
 * where nothing was left of it; reads, writes: where its line ends in what is read and in what is written. */
int64_t fold(const uint8_t *restrict lines, int64_t length, const uint8_t *restrict first,
             const uint8_t *restrict second, int32_t longest, uint8_t *restrict folded, uint8_t *restrict kinds,
             int32_t *restrict reads, int32_t *restrict writes)
{
    int64_t out = 0, start = 0, begin = 0;
    int changed = 0, other = 0, after_blank = 1;
    for (int64_t at = 0; at < length; at++) {
        uint8_t sign = lines[at];
        if (sign >= 0x80) /* Latin-1's letters take two bytes */
            sign = sign == 0xC3 ? (uint8_t)(lines[++at] + 0x40) : 0x80;
        uint8_t becomes = first[sign];
        if (becomes > ' ') {
            after_blank = 0;
            folded[out++] = becomes;
            if (sign >= 0x80 && second[sign])
                folded[out++] = second[sign];
        } else if (becomes == ' ') {
            changed |= after_blank | (sign != ' ');
            folded[out] = ' ';
            out += !after_blank;
            after_blank = 1;
        } else if (becomes == 0) {
            changed = 1;
        } else if (sign != '\n') {
            other = 1;
        } else {
            changed |= after_blank;
            out -= after_blank && out > start;
            other |= at - begin > longest;
            out = other ? start : out;
            *kinds++ = other ? 2 : out == start ? 3 : (uint8_t)changed;
            *reads++ = (int32_t)at;
            *writes++ = (int32_t)out;
            folded[out++] = '\n';
            start = out;
            begin = at + 1;
            changed = other = 0;
            after_blank = 1;
        }
    }
    return out;
}

/* The CRC-32 of each text without its blanks, as zlib has it. */
void hash_lines(const uint8_t *lines, int64_t length, uint32_t *hashes)
{
    uint32_t table[256], sum = 0xFFFFFFFF;
    for (uint32_t byte = 0; byte < 256; byte++) {
        table[byte] = byte;
        for (int bit = 0; bit < 8; bit++)
            table[byte] = table[byte] >> 1 ^ (table[byte] & 1 ? 0xEDB88320 : 0);
    }
    for (int64_t at = 0; at < length; at++) {
        if (lines[at] == '\n') {
            *hashes++ = ~sum;
            sum = 0xFFFFFFFF;
        } else if (lines[at] != ' ') {
            sum = sum >> 8 ^ table[(sum ^ lines[at]) & 0xFF];
        }
    }
}

/* Writes the first letters of the words of each text that has `least` to `most` of them as lines, and the numbers of
 * those texts; returns the bytes written, fewer than were read. */
int64_t initials(const uint8_t *lines, int64_t length, int32_t least, int32_t most, uint8_t *letters, int32_t *texts)
{
    uint8_t *out = letters, *start = letters;
    int32_t words = 0, text = 0;
    int begins = 1, taken = 0; /* whether a word begins here, and whether this byte is of its first sign */
    for (int64_t at = 0; at < length; at++) {
        uint8_t byte = lines[at];
        if (byte == '\n') {
            if (words >= least && words <= most) {
                *out++ = '\n';
                *texts++ = text;
                start = out;
            }
            out = start;
            words = 0;
            text++;
            begins = 1;
            continue;
        }
        taken = (byte & 0xC0) == 0x80 ? taken : begins;
        words += begins;
        *out = byte;
        out += taken;
        begins = byte == ' ';
    }
    return out - letters;
}

/* Writes the distinct trigrams of each text one after another, NO_GRAM behind those of each; returns how many numbers
 * that are, at most as many as bytes were read.
 *
 * signs: the number of each character among `size` signs, 0 for a blank; bits: of a signature, of each trigram; seen: of each trigram, zeroes; counts: of each trigram, zeroes: in how many texts it stands; marks: of each text
 * its signature. */
int64_t grams(const uint8_t *lines, int64_t length, const uint8_t *signs, int32_t size, const uint64_t *bits,
              uint32_t *seen, int32_t *counts, uint16_t *codes, uint64_t *marks)
{
    uint16_t *out = codes;
    uint32_t text = 1;
    uint64_t mark = 0;
    int32_t before = 0, sign = 0;
    int inside = 0;
    for (int64_t at = 0; at < length; at++) {
        uint32_t point = lines[at];
        if (point >= 0x80) {
            int more = point >= 0xF0 ? 3 : point >= 0xE0 ? 2 : 1;
            for (point &= 0x3F >> more; more > 0; more--)
                point = point << 6 | (lines[++at] & 0x3F);
            point = 128 + point % 127;
        }
        int32_t next = signs[point], gram = (before * size + sign) * size + next;
        /* The middle is the character before this one: at a text's first there is none yet. */
        if (inside && seen[gram] != text) {
            seen[gram] = text;
            counts[gram]++;
            mark |= bits[gram];
            *out++ = (uint16_t)gram;
        }
        inside = point != '\n';
        before = sign;
        sign = next;
        if (!inside) {
            *out++ = NO_GRAM;
            *marks++ = mark;
            text++;
            mark = 0;
            before = sign = 0;
        }
    }
    return out - codes;
}

/* Puts the number of each text to those of each of its trigrams, as `grams` wrote them; at: where those of each trigram
 * begin, moved on to where they end. */
void spread(const uint16_t *restrict codes, int64_t count, int32_t *restrict at, uint16_t *restrict postings)
{
    uint16_t text = 0;
    for (int64_t each = 0; each < count; each++) {
        if (each + SOON < count && codes[each + SOON] != NO_GRAM)
            __builtin_prefetch(&postings[at[codes[each + SOON]]], 1);
        if (codes[each] == NO_GRAM)
            text++;
        else
            postings[at[codes[each]]++] = text;
    }
}

/* Adds what the trigrams of each text weigh together to its norm: those of a trigram end where the next one's begin. */
void norms(const uint16_t *postings, const int32_t *reach, int32_t count, const float *weights, double *norms)
{
    for (int32_t gram = 0; gram < count; gram++)
        for (int32_t at = reach[gram]; at < reach[gram + 1]; at++)
            norms[postings[at]] += weights[gram];
}
