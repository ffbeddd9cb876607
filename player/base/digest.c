#include "base/digest.h"

#include <sha2.h>
#include <string.h>

void digest_pair(const char *a, const char *b, uint8_t out[DIGEST_BYTES])
{
	SHA2_CTX sha;

	SHA256Init(&sha);
	/* With their NULs, so that ("ab", "c") and ("a", "bc") differ. */
	SHA256Update(&sha, (const uint8_t *)a, strlen(a) + 1);
	SHA256Update(&sha, (const uint8_t *)b, strlen(b) + 1);
	SHA256Final(out, &sha);
}

void digest_hex(const uint8_t *bytes, size_t n, char *out)
{
	static const char digits[] = "0123456789abcdef";

	for (size_t i = 0; i < n; i++) {
		out[2 * i] = digits[bytes[i] >> 4];
		out[2 * i + 1] = digits[bytes[i] & 15];
	}
	out[2 * n] = '\0';
}

void ulid_make(
	int64_t wall_ms, const uint8_t chance[10], char out[ULID_CHARS + 1])
{
	static const char base32[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
	uint64_t time = (uint64_t)wall_ms & 0xffffffffffff;
	uint64_t high = 0, low = 0;

	for (int i = 0; i < 5; i++) {
		high = high << 8 | chance[i];
		low = low << 8 | chance[5 + i];
	}
	for (int i = 9; i >= 0; i--, time >>= 5)
		out[i] = base32[time & 31];
	for (int i = 17; i >= 10; i--, high >>= 5)
		out[i] = base32[high & 31];
	for (int i = 25; i >= 18; i--, low >>= 5)
		out[i] = base32[low & 31];
	out[ULID_CHARS] = '\0';
}

/* ---- what is one ---- */

#define ONES (UINT64_MAX / 255)
#define TOPS (ONES << 7)

/* The top bits of the bytes from low to high. All bytes are ASCII. */
static inline uint64_t within(uint64_t word, char low, char high)
{
	return (word + ONES * (0x80u - low)) & ~(word + ONES * (0x7fu - high));
}

static inline uint64_t hex_in(uint64_t word)
{
	return within(word, '0', '9') | within(word, 'a', 'f');
}

/* Crockford's base 32, as ulid_make() writes it: no I, L, O, U. */
static inline uint64_t base32_in(uint64_t word)
{
	return within(word, '0', '9') | within(word, 'A', 'H') |
	       within(word, 'J', 'K') | within(word, 'M', 'N') |
	       within(word, 'P', 'T') | within(word, 'V', 'Z');
}

/*
 * Whether the n bytes at s, at least 8, are of one kind. For each record of a
 * log, so eight at a time; the last eight may overlap those before.
 */
static inline bool consists(const char *s, size_t n, uint64_t (*of)(uint64_t))
{
	uint64_t word, all = TOPS;

	for (size_t i = 0; i + sizeof(word) < n; i += sizeof(word)) {
		memcpy(&word, s + i, sizeof(word));
		all &= of(word) & ~word;
	}
	memcpy(&word, s + n - sizeof(word), sizeof(word));
	return (all & of(word) & ~word) == TOPS;
}

bool ulid_valid(const char *s, size_t n)
{
	return n == ULID_CHARS && consists(s, n, base32_in);
}

bool digest_is_hex(const char *s, size_t n)
{
	return n >= sizeof(uint64_t) && consists(s, n, hex_in);
}

/* ---- shuffles ---- */

/* SplitMix64 (Steele, Lea, Flood 2014, "Fast splittable pseudorandom..."). */
static uint64_t next(uint64_t *state)
{
	uint64_t z = (*state += 0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
	return z ^ (z >> 31);
}

/* 0..below-1, each as likely: draws past the last whole multiple are redone. */
static uint64_t draw(uint64_t *state, uint64_t below)
{
	uint64_t limit = UINT64_MAX - UINT64_MAX % below;
	uint64_t x;

	do
		x = next(state);
	while (x >= limit);
	return x % below;
}

void shuffle_order(
	const char *attempt, const char *key, size_t *order, size_t count)
{
	uint8_t sha[DIGEST_BYTES];
	uint64_t state = 0;

	digest_pair(attempt, key, sha);
	for (int i = 0; i < 8; i++)
		state = state << 8 | sha[i];
	for (size_t i = 0; i < count; i++)
		order[i] = i;
	for (size_t i = count; i > 1; i--) {
		size_t j = (size_t)draw(&state, i);
		size_t kept = order[i - 1];

		order[i - 1] = order[j];
		order[j] = kept;
	}
}
