/* The loop of labels.py in C: the forms of some labels straight from the blob that holds them all. It allocates nothing
 * and keeps nothing between two calls: any number of threads may run it at once. */

#include <stdint.h>

#define OTHER 1 /* among what signs become: tables cannot say it */

/* Writes the native and the folded form of labels as lines, a line end behind each, one byte a sign; returns how many
 * labels tables cannot say, whose lines are left empty.
 *
 * blob: texts in UTF-8, one behind another; starts: where each begins, and the end; marks: of each, `plain` is set where
 * its small letters are its native form; rows: the labels that are wanted; longest: bytes of a label; small, native:
 * what signs of Latin-1 become in a plain label and in any other, 0 for nothing; first, second: what those become in the
 * folded form, one letter or two; told: [2 + many], how many bytes were written of both, and the places of those labels. */
int32_t spell(const uint8_t *blob, const int64_t *starts, const uint16_t *marks, int32_t plain, const int64_t *rows,
              int32_t many, int32_t longest, const uint8_t *small, const uint8_t *native, const uint8_t *first,
              const uint8_t *second, uint8_t *natives, uint8_t *folded, int64_t *told)
{
    int64_t out = 0, bare = 0;
    int32_t odd = 0;
    for (int32_t each = 0; each < many; each++) { /* they come from far away: all of them at once */
        __builtin_prefetch(&blob[starts[rows[each]]]);
        __builtin_prefetch(&marks[rows[each]]);
    }
    for (int32_t each = 0; each < many; each++) {
        int64_t at = starts[rows[each]], end = starts[rows[each] + 1], begin = out, bare_begin = bare;
        const uint8_t *table = marks[rows[each]] & plain ? small : native;
        int other = end - at > longest, after_blank = 1;
        for (; at < end && !other; at++) {
            uint8_t sign = blob[at];
            if (sign >= 0x80) /* Latin-1's letters take two bytes */
                sign = sign == 0xC3 && at + 1 < end ? (uint8_t)(blob[++at] + 0x40) : 0x80;
            uint8_t becomes = table[sign];
            other = becomes == OTHER;
            if (becomes > ' ' || (becomes == ' ' && !after_blank)) {
                natives[out++] = becomes;
                folded[bare++] = first[becomes];
                if (second[becomes])
                    folded[bare++] = second[becomes];
                after_blank = becomes == ' ';
            }
        }
        if (other) {
            told[2 + odd++] = each;
            out = begin;
            bare = bare_begin;
        } else if (after_blank && out > begin) {
            out--;
            bare--;
        }
        natives[out++] = '\n';
        folded[bare++] = '\n';
    }
    told[0] = out;
    told[1] = bare;
    return odd;
}
