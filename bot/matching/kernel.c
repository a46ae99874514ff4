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

/* What an index keeps; see `Kept` in kernel.py. */
struct kept {
    const uint16_t *const *postings; /* of each chunk, ascending for each gram */
    const int32_t *reaches;          /* [grams + 1][chunks]: where in them the postings of each gram begin */
    const int64_t *firsts;           /* the number of each chunk's first label */
    const uint64_t *marks;           /* of each label its signature, its length in the lowest 8 bits */
    const uint8_t *lengths;          /* of each label, once more: a block's stay in the inner caches */
    const float *norms;              /* what each length stands for */
    const uint64_t *bits;            /* of a signature, of each gram */
    int32_t chunks;
};

/* The grams of a text that are read, and of the rest what they weigh and their signature. */
struct grams {
    int64_t of[MOST_GRAMS];
    int64_t counts[MOST_GRAMS]; /* of their postings */
    float weights[MOST_GRAMS];
    int32_t many;
    float rest;
    uint64_t wanted;
};

static inline int64_t count_of(const struct kept *kept, int64_t gram)
{
    const int32_t *begins = kept->reaches + gram * kept->chunks, *ends = begins + kept->chunks;
    int64_t count = 0;
    for (int32_t chunk = 0; chunk < kept->chunks; chunk++)
        count += ends[chunk] - begins[chunk];
    return count;
}

/* The rarest grams, while `budget` postings last, but one at least. */
static inline void choose(const struct kept *kept, const int64_t *asked, const float *weights, int32_t many,
                          int64_t budget, struct grams *chosen)
{
    int32_t size = 0;
    for (int32_t gram = 0; gram < many; gram++) {
        int64_t count = count_of(kept, asked[gram]);
        int32_t at = size < MOST_GRAMS ? size++ : MOST_GRAMS;
        for (; at > 0 && chosen->counts[at - 1] > count; at--)
            if (at < MOST_GRAMS) {
                chosen->counts[at] = chosen->counts[at - 1];
                chosen->of[at] = chosen->of[at - 1];
                chosen->weights[at] = chosen->weights[at - 1];
            }
        if (at < MOST_GRAMS) {
            chosen->counts[at] = count;
            chosen->of[at] = asked[gram];
            chosen->weights[at] = weights[gram];
        }
    }
    for (chosen->many = 0; chosen->many < size && (budget >= chosen->counts[chosen->many] || !chosen->many);)
        budget -= chosen->counts[chosen->many++];
    chosen->rest = 0;
    chosen->wanted = 0;
    for (int32_t gram = 0; gram < many; gram++) {
        int32_t at = 0;
        while (at < chosen->many && chosen->of[at] != asked[gram])
            at++;
        if (at == chosen->many) {
            chosen->rest += weights[gram];
            chosen->wanted |= kept->bits[asked[gram]];
        }
    }
}

/* For each length how much of the read grams a label must have to be better than `score`, had it all of the rest. */
static inline void require(const float *per_length, float score, float rest, float unit, uint16_t *needed)
{
    for (int32_t length = 0; length < LENGTHS; length++) {
        float sum = (score / per_length[length] - rest) / unit - 2; /* for what the sums are rounded by */
        needed[length] = (uint16_t)(sum < 0 ? 0 : sum > 65535 ? 65535 : sum);
    }
}

/* Writes up to `limit` labels that share most with a text, and what they score; returns how many those are.
 *
 * asked, weights: the text's distinct grams and what each weighs, above 0; norm: what they weigh together; budget: of
 * postings that are read. */
COUNTS_BITS
int32_t nearest(const struct kept *kept, const int64_t *asked, const float *weights, int32_t many, float norm,
                int64_t budget, int32_t limit, int64_t *labels, float *scores)
{
    struct best best = {scores, labels, 0, limit};
    struct grams grams;
    float unit = norm / WHOLE, share_of_bit, beyond[BITS + 1], per_length[LENGTHS], least = 0;
    int32_t at[MOST_GRAMS];
    uint16_t whole[MOST_GRAMS], needed[LENGTHS] = {0};
    uint16_t sums[BLOCK] = {0}, touched[BLOCK + 1]; /* one is written before it is known whether it is new */
    choose(kept, asked, weights, many, budget, &grams);
    share_of_bit = grams.wanted ? 1.0f / (float)__builtin_popcountll(grams.wanted) : 0;
    for (int32_t gram = 0; gram < grams.many; gram++)
        whole[gram] = (uint16_t)(grams.weights[gram] / unit < 1 ? 1 : grams.weights[gram] / unit);
    for (int32_t length = 0; length < LENGTHS; length++)
        per_length[length] = 1 / (kept->norms[length] + norm);
    /* A label has of the rest what share of its bits it has beyond what chance would give one with so many bits. */
    for (int32_t bits = 0; bits <= BITS; bits++)
        beyond[bits] = grams.rest / (bits < BITS ? 1 - (float)bits / BITS : 1.0f / BITS);
    for (int32_t chunk = 0; chunk < kept->chunks; chunk++) {
        const uint16_t *own = kept->postings[chunk];
        for (int32_t gram = 0; gram < grams.many; gram++)
            at[gram] = kept->reaches[grams.of[gram] * kept->chunks + chunk];
        for (int32_t block = 0; block < CHUNK; block += BLOCK) {
            int64_t first = kept->firsts[chunk] + block;
            const uint64_t *marks = kept->marks + first;
            const uint8_t *lengths = kept->lengths + first;
            int32_t count = 0, worth = 0;
            for (int32_t gram = 0; gram < grams.many; gram++) {
                int32_t place = at[gram], end = kept->reaches[(grams.of[gram] + 1) * kept->chunks + chunk];
                uint16_t weight = whole[gram];
                for (; place < end && (uint16_t)(own[place] - block) < BLOCK; place++) {
                    uint16_t label = (uint16_t)(own[place] - block), sum = sums[label];
                    touched[count] = label;
                    count += sum == 0;
                    sums[label] = (uint16_t)(sum + weight);
                    __builtin_prefetch(&lengths[label]); /* looked at below */
                }
                at[gram] = place;
            }
            if (best.size == limit && scores[0] > least) {
                least = scores[0];
                require(per_length, least, grams.rest, unit, needed);
            }
            if (least == 0)
                worth = count;
            /* Most cannot be among the best whatever their marks say, which come from far away. */
            for (int32_t each = 0; each < count && least > 0; each++) {
                uint16_t label = touched[each], sum = sums[label], enough = sum >= needed[lengths[label]];
                touched[worth] = label;
                worth += enough;
                sums[label] = (uint16_t)(sum * enough);
            }
            for (int32_t each = 0; each < worth; each++) {
                if (each + AHEAD < worth)
                    __builtin_prefetch(&marks[touched[each + AHEAD]]);
                uint64_t mark = marks[touched[each]];
                float sum = (float)sums[touched[each]] * unit, part = per_length[mark & LENGTH];
                sums[touched[each]] = 0;
                mark &= ~(uint64_t)LENGTH;
                int32_t bits = __builtin_popcountll(mark);
                float share = (float)__builtin_popcountll(mark & grams.wanted) * share_of_bit;
                float more = (share - (float)bits * (1.0f / BITS)) * beyond[bits];
                float score = (sum + (more > 0 ? more : 0)) * part;
                if (best.size < limit || score > scores[0])
                    keep(&best, score, first + touched[each]);
            }
        }
    }
    return best.size;
}

/* What the trigrams of texts weigh: all of each text's together, those that are known, and the weightiest.
 *
 * blob: ASCII texts, a line end after each; signs: the number of each character among `size` signs, 0 for a blank;
 * weights: of each trigram; known: `many` trigrams; told: [3][texts], zeroes. */
void weigh(const uint8_t *blob, int64_t length, int64_t texts, const uint8_t *signs, int32_t size, const float *weights,
           const int64_t *known, int32_t many, float *told)
{
    float *all = told, *shared = told + texts, *most = shared + texts;
    uint64_t flags[1 << 10] = {0}; /* a bit for each trigram */
    int32_t before = 0, sign = 0;
    for (int32_t each = 0; each < many; each++)
        flags[known[each] >> 6] |= (uint64_t)1 << (known[each] & 63);
    for (int64_t at = 0; at < length; at++) {
        int32_t next = signs[blob[at]], gram = (before * size + sign) * size + next;
        /* The window's middle is the character before this one: at a text's first there is none yet. */
        if (at > 0 && blob[at - 1] != '\n') {
            float weight = weights[gram];
            *all += weight;
            *shared += flags[gram >> 6] >> (gram & 63) & 1 ? weight : 0;
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
