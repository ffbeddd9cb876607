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
