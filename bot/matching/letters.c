/* The loops of rank.py in C: what RapidFuzz says of a text and of some labels, in one call in place of many. RapidFuzz
 * is what it must agree with (a test compares them) and what is asked where a text does not fit: the signs of a text
 * are the bits of one number here. It allocates nothing and keeps nothing between two calls: any number of threads may
 * run it at once. */

#include <stdint.h>
#include <string.h>

#define MOST_SIGNS 64      /* of a text that is asked */
#define MOST_PARTS 64      /* words of a text or label that are put in order */
#define MOST_WORDS 24      /* that are compared one by one, as in rank.py */
#define END '\n'           /* behind every text */

#if defined(__x86_64__) && defined(__gnu_linux__)
#define COUNTS_BITS __attribute__((target_clones("popcnt", "default")))
#else
#define COUNTS_BITS
#endif

struct text {
    const uint8_t *signs;
    int32_t length;
};

struct words {
    struct text each[MOST_PARTS];
    int32_t many;
};

/* Where in a text each sign stands, a bit for each place. */
struct places {
    uint64_t of[256];
    int32_t length;
};

/* The text that begins here, and then the next one begins there. */
static inline struct text next_text(const uint8_t **at)
{
    struct text text = {*at, 0};
    while (text.signs[text.length] != END)
        text.length++;
    *at = text.signs + text.length + 1;
    return text;
}

/* The first words of a text; whether those are all. */
static inline int split(struct text text, int32_t most, struct words *words)
{
    words->many = 0;
    for (int32_t at = 0, begin = 0; at <= text.length; at++)
        if (at == text.length || text.signs[at] == ' ') {
            if (words->many == most)
                return 0;
            words->each[words->many++] = (struct text){text.signs + begin, at - begin};
            begin = at + 1;
        }
    return 1;
}

static inline float larger(float one, float two)
{
    return one > two ? one : two;
}

static inline int order(struct text one, struct text two)
{
    int first = memcmp(one.signs, two.signs, (size_t)(one.length < two.length ? one.length : two.length));
    return first ? first : one.length - two.length;
}

static inline void put_in_order(struct words *words)
{
    for (int32_t from = 1; from < words->many; from++) {
        struct text word = words->each[from];
        int32_t to = from;
        for (; to > 0 && order(words->each[to - 1], word) > 0; to--)
            words->each[to] = words->each[to - 1];
        words->each[to] = word;
    }
}

static inline void empty(struct places *places)
{
    memset(places, 0, sizeof *places);
}

static inline void append(struct places *places, struct text text)
{
    for (int32_t at = 0; at < text.length; at++)
        places->of[text.signs[at]] |= (uint64_t)1 << places->length++;
}

static const struct text BLANK = {(const uint8_t *)" ", 1};

/* The longest common subsequence, sign by sign (Hyyro 2004): what it has is where the bits are not set any more. */
static inline uint64_t step(uint64_t state, const struct places *ours, uint8_t sign)
{
    uint64_t met = state & ours->of[sign];
    return (state + met) | (state - met);
}

static inline uint64_t steps(uint64_t state, const struct places *ours, struct text text)
{
    for (int32_t at = 0; at < text.length; at++)
        state = step(state, ours, text.signs[at]);
    return state;
}

/* How alike (0 to 100) two texts are of these lengths together that differ in so many signs. */
static inline float percent(int32_t differ, int32_t lengths)
{
    return lengths ? (float)(100 - 100 * (double)differ / lengths) : 100;
}

static inline float ratio(uint64_t state, int32_t ours, int32_t theirs)
{
    return percent(ours + theirs - 2 * __builtin_popcountll(~state), ours + theirs);
}

/* Slips between two texts where two signs that changed places are one (optimal string alignment, Hyyro 2003). */
static inline int32_t slips(const struct places *ours, struct text text)
{
    uint64_t more = ~(uint64_t)0, less = 0, same = 0, before = 0, last = (uint64_t)1 << (ours->length - 1);
    int32_t many = ours->length;
    for (int32_t at = 0; at < text.length; at++) {
        uint64_t here = ours->of[text.signs[at]], swapped = ((~same & here) << 1) & before;
        same = (((here & more) + more) ^ more) | here | less | swapped;
        uint64_t up = less | ~(same | more), down = same & more;
        many += (up & last) != 0;
        many -= (down & last) != 0;
        up = up << 1 | 1;
        more = down << 1 | ~(same | up);
        less = up & same;
        before = here;
    }
    return many;
}

static inline uint64_t steps_in_order(const struct places *ours, const struct words *words)
{
    uint64_t state = ~(uint64_t)0;
    for (int32_t at = 0; at < words->many; at++) {
        if (at > 0)
            state = step(state, ours, ' ');
        state = steps(state, ours, words->each[at]);
    }
    return state;
}

static inline int32_t joined(const struct words *words)
{
    int32_t length = words->many ? words->many - 1 : 0;
    for (int32_t at = 0; at < words->many; at++)
        length += words->each[at].length;
    return length;
}

static inline int again(const struct words *words, int32_t at)
{
    return at > 0 && at < words->many && order(words->each[at - 1], words->each[at]) == 0;
}

/* fuzz.token_set_ratio of words in order: the words that both have count once. */
static inline float set_ratio(const struct words *ours, const struct words *theirs)
{
    struct words left, right;
    struct places places;
    int32_t one = 0, two = 0, both = -1; /* what the words that both have take, and the blanks between them */
    left.many = right.many = 0;
    while (one < ours->many || two < theirs->many) {
        if (again(ours, one)) {
            one++;
        } else if (again(theirs, two)) {
            two++;
        } else {
            int differ = one == ours->many    ? 1
                         : two == theirs->many ? -1
                                               : order(ours->each[one], theirs->each[two]);
            if (differ == 0)
                both += ours->each[one].length + 1;
            if (differ < 0)
                left.each[left.many++] = ours->each[one];
            if (differ > 0)
                right.each[right.many++] = theirs->each[two];
            one += differ <= 0;
            two += differ >= 0;
        }
    }
    if (both > 0 && (!left.many || !right.many))
        return 100;
    empty(&places);
    for (int32_t at = 0; at < left.many; at++) {
        if (at > 0)
            append(&places, BLANK);
        append(&places, left.each[at]);
    }
    int32_t our = joined(&left), their = joined(&right), front = both > 0 ? both + 1 : 0;
    int32_t differ = our + their - 2 * __builtin_popcountll(~steps_in_order(&places, &right));
    float best = percent(differ, 2 * front + our + their);
    if (front) {
        float alone = percent(1 + our, both + front + our), other = percent(1 + their, both + front + their);
        best = larger(best, larger(alone, other));
    }
    return best;
}

/* The numbers of rank.py by which letters are compared. */
enum { FOLDED, JOINED, ORDERED, SET_SHARE, DICE_SHARE, LETTER_SLIP, LETTER_SLIPS };

/* How alike (0 to 100) the letters of a text and of labels are, by `letters` of rank.py; 0 where it does not fit.
 *
 * asked: the forms native, folded, joined, ordered; natives, folded: those forms of the labels; bytes are signs, behind
 * each text stands a line end. dice: of each label, 0 to 1; taste: see above. */
COUNTS_BITS
int32_t letters(const uint8_t *asked, const uint8_t *natives, const uint8_t *folded, int32_t labels, const float *dice,
                const float *taste, float *told)
{
    struct text forms[4];
    struct places places[4];
    struct words asks, words;
    for (int32_t form = 0; form < 4; form++) {
        forms[form] = next_text(&asked);
        if (forms[form].length > MOST_SIGNS || forms[form].length == 0)
            return 0;
        empty(&places[form]);
        append(&places[form], forms[form]);
    }
    split(forms[3], MOST_PARTS, &asks);
    int bare = order(forms[0], forms[1]) == 0, one_word = order(forms[2], forms[3]) == 0;
    for (int32_t label = 0; label < labels; label++) {
        struct text native = next_text(&natives), text = next_text(&folded);
        int32_t blanks = 0, longer = text.length > forms[1].length ? text.length : forms[1].length;
        uint64_t state = ~(uint64_t)0;
        if (!split(text, MOST_PARTS, &words))
            return 0;
        for (int32_t at = 0; at < text.length; at++) {
            if (text.signs[at] == ' ')
                blanks++;
            else
                state = step(state, &places[2], text.signs[at]);
        }
        float alike = ratio(steps(~(uint64_t)0, &places[1], text), forms[1].length, text.length);
        float best = larger(alike - taste[FOLDED], ratio(state, forms[2].length, text.length - blanks) - taste[JOINED]);
        if (!bare)
            alike = ratio(steps(~(uint64_t)0, &places[0], native), forms[0].length, native.length);
        if (!bare || order(native, text) == 0)
            best = larger(best, alike);
        put_in_order(&words);
        if (!one_word)
            best = larger(best, ratio(steps_in_order(&places[3], &words), forms[3].length, text.length) - taste[ORDERED]);
        best += taste[SET_SHARE] * larger(set_ratio(&asks, &words) - best, 0);
        float slip = (float)slips(&places[1], text) / (float)longer;
        told[label] = larger((1 - taste[DICE_SHARE]) * best + taste[DICE_SHARE] * 100 * dice[label],
                             100 - taste[LETTER_SLIP] * slip - taste[LETTER_SLIPS] * slip * slip);
    }
    return 1;
}

/* The numbers of rank.py by which words are compared. */
enum { ASKED_SHARE, PLAIN_WEIGHT, SLIP, SLIPS, SHORTEST_STEM, LONGEST_ENDING, LEAST_STEM, BENT, STEM, SHORTEST_PART, PART };

struct scales {
    const uint8_t *signs;
    int32_t size;
    const float *weights;
    const uint8_t *plain;
    const int32_t *starts, *says;
    int32_t many;
    const float *taste;
};

/* What a word weighs: as much as its rarest trigram. */
static inline float weight_of(const struct scales *scales, struct text word)
{
    int32_t before = 0, sign = scales->signs[word.signs[0]];
    float most = 0;
    for (int32_t at = 1; at <= word.length; at++) {
        int32_t next = at < word.length ? scales->signs[word.signs[at]] : 0;
        float weight = scales->weights[(before * scales->size + sign) * scales->size + next];
        most = larger(most, weight);
        before = sign;
        sign = next;
    }
    return most;
}

/* What a plain word says, 0 where no other says the same; -1 for a word that is not plain. */
static inline int32_t says(const struct scales *scales, struct text word)
{
    int32_t low = 0, high = scales->many;
    while (low < high) {
        int32_t middle = (low + high) / 2, start = scales->starts[middle];
        int differ = order((struct text){scales->plain + start, scales->starts[middle + 1] - start - 1}, word);
        if (differ == 0)
            return scales->says[middle];
        if (differ < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return -1;
}

static inline float spelt(const struct scales *scales, const struct places *ours, struct text word)
{
    int32_t longer = ours->length > word.length ? ours->length : word.length;
    float least = (float)(2 * longer - ours->length - word.length) / (float)longer;
    float slip = scales->taste[SLIP], many = scales->taste[SLIPS];
    if (1 - slip * least - many * least * least <= 0)
        return 0; /* their lengths alone differ by too much */
    float share = (float)slips(ours, word) / (float)longer, near = 1 - slip * share - many * share * share;
    return larger(near, 0);
}

/* How alike words are that begin alike and bend differently, or of which one is a part of the other. */
static inline float related(const struct scales *scales, struct text one, struct text two)
{
    const float *taste = scales->taste;
    int32_t shorter = one.length < two.length ? one.length : two.length;
    int32_t longer = one.length + two.length - shorter, begin = 0, end = 0;
    while (begin < shorter && one.signs[begin] == two.signs[begin])
        begin++;
    while (end < shorter && one.signs[one.length - 1 - end] == two.signs[two.length - 1 - end])
        end++;
    float stem = (float)begin / (float)longer, near = 0;
    if ((float)begin >= taste[SHORTEST_STEM] && (float)(longer - begin) <= taste[LONGEST_ENDING] &&
        stem > taste[LEAST_STEM])
        near = taste[BENT] + taste[STEM] * stem;
    if ((begin == shorter || end == shorter) && (float)shorter >= taste[SHORTEST_PART])
        near = larger(near, taste[PART]);
    return near;
}

/* How much of what a text's words say the words of labels say too, and the other way round (0 to 1); 0 where the text
 * does not fit.
 *
 * asked, folded: as above, one asked; signs, size, weights: as in kernel.c; plain: plain words in the order of their
 * bytes, a line end behind each, where they start and the last one ends, what they say; taste: see above. */
COUNTS_BITS
int32_t meant(const uint8_t *asked, const uint8_t *folded, int32_t labels, const uint8_t *signs, int32_t size,
              const float *weights, const uint8_t *plain, const int32_t *starts, const int32_t *plain_says, int32_t many,
              const float *taste, float *told)
{
    struct scales scales = {signs, size, weights, plain, starts, plain_says, many, taste};
    struct words asks, words;
    struct places places[MOST_WORDS], pairs[MOST_WORDS];
    float ours[MOST_WORDS], all_ours = 0;
    int32_t say[MOST_WORDS];
    struct text text = next_text(&asked);
    if (text.length > MOST_SIGNS || text.length == 0)
        return 0;
    split(text, MOST_WORDS, &asks);
    for (int32_t ask = 0; ask < asks.many; ask++) {
        empty(&places[ask]);
        append(&places[ask], asks.each[ask]);
        pairs[ask] = places[ask];
        if (ask + 1 < asks.many)
            append(&pairs[ask], asks.each[ask + 1]);
        say[ask] = says(&scales, asks.each[ask]);
        ours[ask] = weight_of(&scales, asks.each[ask]) * (say[ask] < 0 ? 1 : taste[PLAIN_WEIGHT]);
        all_ours += ours[ask];
    }
    for (int32_t label = 0; label < labels; label++) {
        float found[MOST_WORDS] = {0}, shared = 0, all_theirs = 0, all_found = 0;
        split(next_text(&folded), MOST_WORDS, &words);
        for (int32_t at = 0; at < words.many; at++) {
            struct text word = words.each[at];
            int32_t said = says(&scales, word);
            float best = 0, together = 0, theirs = weight_of(&scales, word) * (said < 0 ? 1 : taste[PLAIN_WEIGHT]);
            for (int32_t ask = 0; ask < asks.many; ask++) {
                float near = related(&scales, asks.each[ask], word), other = spelt(&scales, &places[ask], word);
                near = larger(larger(near, other), together); /* with the word before */
                together = ask + 1 < asks.many ? spelt(&scales, &pairs[ask], word) : 0;
                near = said > 0 && said == say[ask] ? 1 : larger(near, together); /* with the next one */
                found[ask] = larger(found[ask], near);
                best = larger(best, near);
            }
            shared += best * theirs;
            all_theirs += theirs;
        }
        for (int32_t ask = 0; ask < asks.many; ask++)
            all_found += found[ask] * ours[ask];
        told[label] = taste[ASKED_SHARE] * all_found / all_ours + (1 - taste[ASKED_SHARE]) * shared / all_theirs;
    }
    return 1;
}
