/* The loop of labels.py in C: the forms of some labels straight from the blob that holds them all, and how alike they
 * are to a text. It allocates nothing and keeps nothing between two calls: any number of threads may run it at once. */

#include <stdint.h>

#define OTHER 1 /* among what signs become: tables cannot say it */

/* What an index keeps of its labels; see `_Labels` in kernel.py. */
struct labels {
    const uint8_t *blob;           /* texts in UTF-8, one behind another */
    const int64_t *starts;         /* where each begins, and the end */
    const uint16_t *marks;         /* of each, `plain` is set where its small letters are its native form */
    const uint8_t *small, *native; /* what signs of Latin-1 become in a plain label and in any other, 0 for nothing */
    const uint8_t *first, *second; /* what those become in the folded form, one letter or two */
    int32_t plain, longest;        /* bytes of a label */
};

/* In kernel.c and letters.c. */
void weigh(const uint8_t *blob, int64_t length, int64_t texts, const uint8_t *signs, int32_t size, const float *weights,
           const int64_t *known, int32_t many, float *told);
int32_t letters(const uint8_t *asked, const uint8_t *natives, const uint8_t *folded, int32_t labels, const float *dice,
                const float *taste, float *told);

/* Writes the native and the folded form of labels as lines, a line end behind each, one byte a sign; returns how many
 * labels tables cannot say or there is no room for, whose lines are left empty.
 *
 * rows: the labels that are wanted; room: bytes for native forms, at least `many`; lines: for those, and behind them
 * twice as many for the folded ones; told: [2 + many], how many bytes were written of both, and the places of the labels
 * that are left empty. */
int32_t spell(const struct labels *labels, const int64_t *rows, int32_t many, int64_t room, uint8_t *lines,
              int64_t *told)
{
    const uint8_t *blob = labels->blob, *first = labels->first, *second = labels->second;
    const int64_t *starts = labels->starts;
    const uint16_t *marks = labels->marks;
    uint8_t *natives = lines, *folded = lines + room;
    int64_t out = 0, bare = 0;
    int32_t odd = 0;
    for (int32_t each = 0; each < many; each++) { /* they come from far away: all of them at once */
        __builtin_prefetch(&blob[starts[rows[each]]]);
        __builtin_prefetch(&marks[rows[each]]);
    }
    for (int32_t each = 0; each < many; each++) {
        int64_t at = starts[rows[each]], end = starts[rows[each] + 1], begin = out, bare_begin = bare;
        const uint8_t *table = marks[rows[each]] & labels->plain ? labels->small : labels->native;
        int other = end - at > labels->longest || out + end - at + many - each > room, after_blank = 1;
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

/* How alike the letters of labels are to those of a text, in one call: `spell`, `weigh` and `letters`, which say what is
 * given; 0 where anything does not fit.
 *
 * grams, norm: the text's distinct trigrams, and what they weigh together; shares: [4][many], zeroes; first in it comes
 * the share of trigrams that each label has in common with the text, last how alike the letters are. */
int32_t look(const struct labels *labels, const int64_t *rows, int32_t many, const uint8_t *asked, const int64_t *grams,
             int32_t size_of_asked, float norm, const uint8_t *signs, int32_t size, const float *weights,
             const float *taste, int64_t room, uint8_t *lines, int64_t *told, float *shares)
{
    const uint8_t *folded = lines + room;
    if (spell(labels, rows, many, room, lines, told))
        return 0;
    for (int64_t at = 0; at < told[1]; at++)
        if (folded[at] >= 0x80)
            return 0;
    weigh(folded, told[1], many, signs, size, weights, grams, size_of_asked, shares);
    for (int32_t each = 0; each < many; each++) {
        float both = shares[each] + norm, share = 2 * shares[many + each] / (both > 1e-9f ? both : 1e-9f);
        shares[each] = share < 1 ? share : 1;
    }
    return letters(asked, lines, folded, many, shares, taste, shares + 3 * many);
}
