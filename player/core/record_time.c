/*
 * The time in records. Our own arithmetic: timegm() and gmtime_r() read the
 * environment and /etc/localtime first, which is no business of core's.
 */
#include "core/record.h"

#include <string.h>

enum { DAY_MS = 86400000 };

/* Days from 1970-01-01; years begin in March, so leap days come last. */
static int64_t days_of(int64_t year, int month, int day)
{
	int64_t y = month > 2 ? year : year - 1;
	int64_t in_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5;

	return 365 * y + y / 4 - y / 100 + y / 400 + in_year + day - 719469;
}

static void add_digits(char **out, int64_t value, int count)
{
	for (int i = count - 1; i >= 0; i--, value /= 10)
		(*out)[i] = (char)('0' + value % 10);
	*out += count + 1;
}

void record_time(int64_t wall_ms, char out[25])
{
	const int64_t last = days_of(9999, 12, 31) * DAY_MS + DAY_MS - 1;
	int64_t ms = wall_ms < 0 ? 0 : wall_ms > last ? last : wall_ms;
	int64_t days = ms / DAY_MS, year = 1970 + days / 366;
	int month = 12;

	ms %= DAY_MS;
	while (days_of(year + 1, 1, 1) <= days)
		year++;
	while (days_of(year, month, 1) > days)
		month--;
	memcpy(out, "0000-00-00T00:00:00.000Z", 25);
	add_digits(&out, year, 4);
	add_digits(&out, month, 2);
	add_digits(&out, days - days_of(year, month, 1) + 1, 2);
	add_digits(&out, ms / 3600000, 2);
	add_digits(&out, ms / 60000 % 60, 2);
	add_digits(&out, ms / 1000 % 60, 2);
	add_digits(&out, ms % 1000, 3);
}

/* The number of count digits at t; -1 where there is anything else. */
static int number(const char *t, int count)
{
	int value = 0;

	for (int i = 0; i < count; i++) {
		if (t[i] < '0' || t[i] > '9')
			return -1;
		value = value * 10 + (t[i] - '0');
	}
	return value;
}

int64_t record_time_ms(const char *t)
{
	static const char form[] = "....-..-..T..:..:......Z";
	int year, month, day, hour, minute, second, ms;
	int64_t seconds;

	if (!t || strlen(t) != sizeof(form) - 1 || t[4] != '-' || t[7] != '-' ||
		t[10] != 'T' || t[13] != ':' || t[16] != ':' || t[19] != '.' ||
		t[23] != 'Z')
		return -1;
	year = number(t, 4);
	month = number(t + 5, 2);
	day = number(t + 8, 2);
	hour = number(t + 11, 2);
	minute = number(t + 14, 2);
	second = number(t + 17, 2);
	ms = number(t + 20, 3);
	if (year < 1970 || month < 1 || month > 12 || day < 1 || day > 31 ||
		hour < 0 || hour > 23 || minute < 0 || minute > 59 ||
		second < 0 || second > 60 || ms < 0)
		return -1;
	seconds = ((int64_t)hour * 60 + minute) * 60 + second;
	return days_of(year, month, day) * DAY_MS + seconds * 1000 + ms;
}
