#include "ui/pace.h"

/* What the slowest line would have taken by now is not owed any more. */
static void drain(struct pace *p, int64_t now)
{
	p->owed -= (now - p->since_ms) * PACE_BYTES_S / 1000;
	if (p->owed < 0)
		p->owed = 0;
	p->since_ms = now;
}

int pace_left_ms(const struct pace *p, int64_t now)
{
	int64_t left = p->asked_ms + p->allowed_ms - now;

	return p->asked && left > 0 ? (int)left : 0;
}

enum pace_turn pace_turn(struct pace *p, size_t bytes, int64_t now)
{
	if (p->asked) {
		if (pace_left_ms(p, now) > 0)
			return PACE_WAIT;
		p->asked = false;
		p->unanswered++;
		p->owed = 0;
	}
	drain(p, now);
	if (p->owed == 0 || bytes <= PACE_SMALL ||
		p->owed + (int64_t)bytes <= PACE_FREE ||
		p->unanswered >= PACE_UNANSWERED_MAX)
		return PACE_PAINT;
	return PACE_ASK;
}

void pace_painted(struct pace *p, size_t bytes, int64_t now)
{
	drain(p, now);
	p->owed += (int64_t)bytes;
}

void pace_asked(struct pace *p, int64_t now)
{
	drain(p, now);
	p->asked = true;
	p->asked_ms = now;
	p->allowed_ms = p->owed * 1000 / PACE_BYTES_S + PACE_PATIENCE_MS;
}

void pace_answered(struct pace *p)
{
	p->asked = false;
	p->owed = 0;
	p->unanswered = 0;
}
