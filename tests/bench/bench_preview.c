/* bench_preview.c - from a save to the screen, in sabaq preview. */
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "bench.h"
#include "bench_data.h"
#include "core/folder.h"
#include "core/source.h"
#include "core/watch.h"
#include "term.h"

enum { SAVES = 15, LOADS = 5, QUIET_MS = 300 };

/* A bank as large as a file may be; serial: what its first question says. */
static void write_bank(struct buf *b, int serial)
{
	static const char rest[] =
		"    options:\n"
		"      - text: \"Только `38`\"\n"
		"        correct: true\n"
		"        feedback: |\n"
		"          Да: на табличке видно только последнее число.\n"
		"      - text: \"Сначала `40`, потом `38`\"\n"
		"        feedback: |\n"
		"          Место на табличке одно: новое число стирает "
		"прежнее.\n"
		"    hints:\n"
		"      - Что Нилуфар делает перед тем, как написать цену?\n"
		"    explain: |\n"
		"      Переменная помнит **только** то, что записано "
		"последним.\n";
	struct buf one = { 0 };

	buf_clear(b);
	buf_adds(b, "sabaq: 1\nkind: bank\ntitle: Банк\npools:\n");
	for (int i = 1;; i++) {
		buf_clear(&one);
		if (i % 500 == 1)
			buf_addf(&one, "  pool-%d:\n", i);
		buf_addf(&one,
			"  - id: q-%d\n    type: choice\n    prompt: |\n"
			"      Save number %d. Какое число увидит покупатель, "
			"который\n      пришёл вечером?\n%s",
			i, serial, rest);
		if (b->len + one.len > SOURCE_BYTES)
			break;
		buf_add(b, one.data, one.len);
	}
	buf_release(&one);
}

/* Saves as an editor does, and waits until it is on the screen. */
static bool save_once(struct term *t, const char *path, int serial, double *ms)
{
	struct buf b = { 0 };
	char text[40];
	double begin;
	bool ok;

	write_bank(&b, serial);
	snprintf(text, sizeof text, "Save number %d.", serial);
	begin = bench_now_ms();
	ok = data_write(path, b.data, b.len) && term_wait(t, text);
	*ms = bench_now_ms() - begin;
	buf_release(&b);
	/* Not at a moment that the looks themselves choose. */
	term_wait_quiet(t, QUIET_MS + serial * 37 % 100);
	return ok;
}

/* Reading the same file once, as the preview does. */
static double load_ms(const char *folder)
{
	double values[LOADS];

	for (int i = 0; i < LOADS; i++) {
		struct faults faults = { 0 };
		double begin = bench_now_ms();
		struct folder *f = folder_open(folder, &faults);

		if (f)
			folder_unit(f, "bank", "ru", &faults);
		values[i] = bench_now_ms() - begin;
		folder_free(f);
		faults_release(&faults);
	}
	return bench_median(values, LOADS);
}

static const char module[] =
	"sabaq: 1\nid: previewed\nlanguage: ru\ntitle: Модуль\n"
	"about: |\n  Для измерений.\nunits:\n  - lesson\n";

static bool measure(const struct bench *b, double *shown, double *load)
{
	const char *folder = bench_path("%s/previewed", b->temp);
	char path[4200], home[4200];
	const char *const argv[] = { b->sabaq, "preview", "--lang", "ru", path,
		NULL };
	const char *const env[] = { home, NULL };
	double values[SAVES];
	struct buf text = { 0 };
	struct term *t;
	bool ok;

	snprintf(path, sizeof path, "%s/previewed/bank.yaml", b->temp);
	snprintf(home, sizeof home, "HOME=%s", b->temp);
	mkdir(folder, 0755);
	write_bank(&text, 0);
	ok = data_write(path, text.data, text.len) &&
	     data_write(bench_path("%s/module.yaml", folder), module,
		     sizeof module - 1);
	buf_release(&text);
	t = term_start(24, 80, argv, env);
	ok = ok && term_wait(t, "Save number 0.");
	for (int i = 0; ok && i < SAVES; i++)
		ok = save_once(t, path, i + 1, &values[i]);
	term_kill(t, SIGKILL);
	term_finish(t);
	*shown = ok ? bench_median(values, SAVES) : 0;
	*load = ok ? load_ms(folder) : 0;
	return ok;
}

bool bench_preview(const struct bench *b, struct result *r)
{
	double load;

	if (!measure(b, &r->ours, &load))
		return false;
	r->other = WATCH_MS + WATCH_SETTLE_MS + load;
	return true;
}
