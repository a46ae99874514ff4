/* The loops of grams.py in C: the same numbers in a fraction of the time. `make` compiles it where there is a compiler;
 * everything works without. It allocates nothing and keeps nothing between two calls: any number of threads may run
 * it at once. */

#include <stdint.h>

#define MOST_GRAMS 64 /* that are read, as in grams.py */
#define CHUNK 65536   /* labels of a chunk at most: their numbers fit 16 bits */
#define BLOCK 16384   /* labels whose sums fit the inner caches, and a thread's stack */
#define WHOLE 60000   /* what all grams of a text weigh together, as a number of 16 bits */
#define LENGTHS 256   /* into which labels are put by their norms */
#define BITS 56       /* of a signature, which is a mark but for its lowest 8: those are the label's length */
#define LENGTH 0xFF
#define AHEAD 16      /* labels: what is kept of them comes from memory meanwhile (half of the time without) */

#if defined(__x86_64__) && defined(__gnu_linux__)
#define COUNTS_BITS __attribute__((target_clones("popcnt", "default")))
#else
#define COUNTS_BITS
#endif

/* The best so far: a heap with the worst of them on top. */
struct best {
    float *scores;
    int64_t *labels;
    int32_t size, limit;
};

static inline void keep(struct best *best, float score, int64_t label)
{
    int32_t at;
    if (best->size < best->limit) {
        at = best->size++;
        for (; at > 0 && best->scores[(at - 1) / 2] > score; at = (at - 1) / 2) {
            best->scores[at] = best->scores[(at - 1) / 2];
            best->labels[at] = best->labels[(at - 1) / 2];
        }
    } else {
        at = 0;
        for (int32_t child = 1; child < best->size; child = 2 * at + 1) {
            child += child + 1 < best->size && best->scores[child + 1] < best->scores[child];
            if (best->scores[child] >= score)
                break;
            best->scores[at] = best->scores[child];
            best->labels[at] = best->labels[child];
            at = child;
        }
    }
    best->scores[at] = score;
    best->labels[at] = label;
}

/* Writes up to `limit` labels that share most with a text, and what they score; returns how many those are.
 *
 * postings: of each chunk, ascending for each gram; begins, ends: [chunks][grams], where in them the postings of each
 * gram that is read stand; weights: of those grams, above 0; firsts: the number of each chunk's first label; marks: of
 * each label its signature, its length in the lowest 8 bits; norms: what each length stands for; norm: the text's own;
 * rest, wanted: the weight of the grams that are not read and their signature. */
COUNTS_BITS
int32_t nearest(const uint16_t *const *postings, const int32_t *begins, const int32_t *ends, int32_t chunks,
                int32_t grams, const float *weights, const int64_t *firsts, const uint64_t *marks, const float *norms,
                float norm, float rest, uint64_t wanted, int32_t limit, int64_t *labels, float *scores)
{
    struct best best = {scores, labels, 0, limit};
    float unit = norm / WHOLE, share_of_bit, beyond[BITS + 1], per_length[LENGTHS];
    int32_t at[MOST_GRAMS];
    uint16_t whole[MOST_GRAMS];
    uint16_t sums[BLOCK] = {0}, touched[BLOCK + 1]; /* one is written before it is known whether it is new */
    if (grams > MOST_GRAMS)
        return 0;
    wanted &= ~(uint64_t)LENGTH;
    share_of_bit = wanted ? 1.0f / (float)__builtin_popcountll(wanted) : 0;
    for (int32_t gram = 0; gram < grams; gram++)
        whole[gram] = (uint16_t)(weights[gram] / unit < 1 ? 1 : weights[gram] / unit);
    for (int32_t length = 0; length < LENGTHS; length++)
        per_length[length] = 1 / (norms[length] + norm);
    /* A label has of the rest what share of its bits it has beyond what chance would give one with so many bits. */
    for (int32_t bits = 0; bits <= BITS; bits++)
        beyond[bits] = rest / (bits < BITS ? 1 - (float)bits / BITS : 1.0f / BITS);
    for (int32_t chunk = 0; chunk < chunks; chunk++) {
        const uint16_t *own = postings[chunk];
        for (int32_t gram = 0; gram < grams; gram++)
            at[gram] = begins[chunk * grams + gram];
        for (int32_t block = 0; block < CHUNK; block += BLOCK) {
            const uint64_t *here = marks + firsts[chunk] + block;
            int32_t count = 0;
            for (int32_t gram = 0; gram < grams; gram++) {
                int32_t place = at[gram], end = ends[chunk * grams + gram];
                uint16_t weight = whole[gram];
                for (; place < end && (uint16_t)(own[place] - block) < BLOCK; place++) {
                    uint16_t label = (uint16_t)(own[place] - block), sum = sums[label];
                    touched[count] = label;
                    count += sum == 0;
                    sums[label] = (uint16_t)(sum + weight);
                }
                at[gram] = place;
            }
            for (int32_t each = 0; each < count; each++) {
                if (each + AHEAD < count)
                    __builtin_prefetch(&here[touched[each + AHEAD]]);
                uint64_t mark = here[touched[each]];
                float sum = (float)sums[touched[each]] * unit, part = per_length[mark & LENGTH];
                sums[touched[each]] = 0;
                mark &= ~(uint64_t)LENGTH;
                int32_t bits = __builtin_popcountll(mark);
                float share = (float)__builtin_popcountll(mark & wanted) * share_of_bit;
                float more = (share - (float)bits * (1.0f / BITS)) * beyond[bits];
                float score = (sum + (more > 0 ? more : 0)) * part;
                if (best.size < limit || score > scores[0])
                    keep(&best, score, firsts[chunk] + block + touched[each]);
            }
        }
    }
    return best.size;
}

/* What the trigrams of texts weigh: all of each text's together, those that are known, and the weightiest.
 *
 * blob: ASCII texts, a line end after each; all, shared, most: zeroes; signs: the number of each character among `size` signs, 0 for a blank;
 * weights: of each trigram; known: of each trigram, 1 or 0. */
void weigh(const uint8_t *blob, int64_t length, int64_t texts, const uint8_t *signs, int32_t size, const float *weights,
           const uint8_t *known, float *all, float *shared, float *most)
{
    int32_t before = 0, sign = 0;
    for (int64_t at = 0; at < length; at++) {
        int32_t next = signs[blob[at]], gram = (before * size + sign) * size + next;
        /* The window's middle is the character before this one: at a text's first there is none yet. */
        if (at > 0 && blob[at - 1] != '\n') {
            float weight = weights[gram];
            *all += weight;
            *shared += known[gram] ? weight : 0;
            *most = weight > *most ? weight : *most;
        }
        before = sign;
        sign = next;
        if (blob[at] == '\n') {
            before = sign = 0;
            all++, shared++, most++;
            if (--texts <= 0)
                return;
        }
    }
}
