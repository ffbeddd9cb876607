/* bench_data.c - see bench_data.h. */
#include "bench_data.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "bench.h"

static const char prose[] =
	"      ## Число под надписью\n\n"
	"      Нилуфар продаёт **курагу** на рынке. Цену за килограмм она\n"
	"      пишет мелом на табличке, а вечером `стирает` и пишет новую.\n"
	"      Надпись весь день одна, а число под ней меняется.\n\n"
	"      - утром на табличке 40;\n"
	"      - днём 45, потому что пришли покупатели;\n"
	"      - вечером 38, чтобы не везти товар домой.\n\n"
	"      В программах тоже есть такие таблички. На них программа\n"
	"      помнит цену, счёт в игре, имя игрока и всё, что ей нужно\n"
	"      вспомнить позже. Прочитать табличку можно сколько угодно раз:\n"
	"      от этого число на ней не изменится.\n";

static const char question[] =
	"    prompt: |\n"
	"      Какое число увидит покупатель, который пришёл вечером, когда\n"
	"      Нилуфар уже стёрла дневную цену?\n"
	"    options:\n"
	"      - text: \"Только `38`\"\n"
	"        correct: true\n"
	"        feedback: |\n"
	"          Да: на табличке видно только последнее число.\n"
	"      - text: \"Сначала `40`, потом `38`\"\n"
	"        feedback: |\n"
	"          Место на табличке одно: новое число стирает прежнее.\n"
	"      - text: Сумму всех чисел за день\n"
	"        feedback: |\n"
	"          Складывать числа никто не просил. Посмотрите ещё раз, что\n"
	"          Нилуфар сделала с прежней ценой.\n"
	"    hints:\n"
	"      - Что Нилуфар делает перед тем, как написать новую цену?\n"
	"    explain: |\n"
	"      Переменная помнит только то, что записано в неё последним.\n";

bool data_write(const char *path, const char *bytes, size_t n)
{
	FILE *f = fopen(path, "wb");
	bool ok = f && fwrite(bytes, 1, n, f) == n;

	if (f && fclose(f) != 0)
		ok = false;
	if (!ok)
		perror(path);
	return ok;
}

static void add_unit(struct buf *b, int serial, int steps)
{
	buf_addf(b, "sabaq: 1\nkind: lesson\ntitle: Урок %d\n", serial);
	buf_adds(b, "minutes: 20\nsteps:\n");
	for (int i = 1; i <= steps; i++) {
		bool asks = i % 2 == 0;

		buf_addf(b, "  - id: step-%d\n    type: %s\n", i,
			asks ? "choice" : "read");
		if (!asks)
			buf_adds(b, "    text: |\n");
		buf_adds(b, asks ? question : prose);
	}
}

bool data_module(const char *path, const char *id, int units, int steps)
{
	char folder[PATH_MAX];
	struct buf b = { 0 };
	bool ok;

	snprintf(folder, sizeof folder, "%s/%s", path, id);
	ok = mkdir(folder, 0755) == 0;

	buf_addf(&b, "sabaq: 1\nid: %s\nlanguage: ru\ntitle: Модуль %s\n", id,
		id);
	buf_adds(&b, "about: |\n  Для измерений.\nminutes: 20\n");
	buf_adds(&b, "licence: CC BY-SA 4.0\nunits:\n");
	for (int i = 1; i <= units; i++)
		buf_addf(&b, "  - unit-%d\n", i);
	ok = ok &&
	     data_write(bench_path("%s/module.yaml", folder), b.data, b.len);
	for (int i = 1; ok && i <= units; i++) {
		buf_clear(&b);
		add_unit(&b, i, steps);
		ok = data_write(bench_path("%s/unit-%d.yaml", folder, i),
			b.data, b.len);
	}
	buf_release(&b);
	return ok;
}

/* The part of an attempt that its place in 40 stands for. */
static void play_part(struct record *r, size_t part, char *step, size_t room)
{
	static const char *given[] = { "b" };

	snprintf(step, room, "step-%zu", (part + 1) / 2);
	r->step = step;
	if (part == 0) {
		r->event = RECORD_OPENED;
		r->kind = "lesson";
		r->via = "play";
		r->step = NULL;
	} else if (part == 39) {
		r->event = RECORD_FINISHED;
		r->step = NULL;
		r->score = 15;
		r->max = 19;
		r->passed = YES;
		r->why = "done";
	} else if (part % 2 == 1) {
		r->event = RECORD_VIEWED;
	} else {
		r->event = RECORD_ANSWERED;
		r->rev = "9c1f02ab";
		r->type = "choice";
		r->obj = "names";
		r->try = 1;
		r->given = (struct strings){ .items = given, .count = 1 };
		r->given_there = true;
		r->mis = part % 3 ? NULL : "plus-joins";
		r->right = part % 3 ? YES : NO;
		r->score = part % 3 ? 1 : 0;
		r->max = 1;
		r->hints = part % 5 == 0;
		r->ms = 8123;
		r->sure = 2;
	}
}

void data_records(struct buf *out, const struct record *last, size_t count)
{
	char chain[RECORD_CHAIN + 1], attempt[27], unit[16], step[16], t[25];
	int64_t wall = record_time_ms(last->t);

	snprintf(chain, sizeof chain, "%s", last->h);
	for (size_t i = 0; i < count; i++) {
		struct record r = record_empty();

		r.v = 1;
		r.log = last->log;
		r.n = last->n + 1 + (int64_t)i;
		record_time(wall + (int64_t)i * 7, t);
		r.t = t;
		r.site = last->site;
		r.who = last->who;
		r.module = i / 40 % 2 ? "programming-basics" : "measured";
		snprintf(unit, sizeof unit, "unit-%zu", i / 40 % 60);
		r.unit = unit;
		snprintf(attempt, sizeof attempt, "01KA%022zu", i / 40);
		r.attempt = attempt;
		r.lang = "ru";
		r.source = "self";
		play_part(&r, i % 40, step, sizeof step);
		if (record_write(out, &r, chain))
			buf_addc(out, '\n');
	}
}
