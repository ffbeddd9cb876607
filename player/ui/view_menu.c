/* The last line: what can be done, as words and as a menu. */
#include <string.h>

#include "base/text.h"
#include "ui/view.h"
#include "ui/words.h"

void menu_add(struct menu *m, const char *label, enum key_kind kind)
{
	if (m->count < MENU_ITEMS)
		m->items[m->count++] = (struct menu_item){ .label = label,
			.key = { .kind = kind } };
}

void menu_command(struct menu *m, const char *label, char letter)
{
	if (m->count == MENU_ITEMS)
		return;
	menu_add(m, label, KEYS_COMMAND);
	m->items[m->count - 1].key.ch = (uint32_t)letter;
}

static void add_command(struct menu *m, const struct catalogue *c, char letter)
{
	static const struct {
		char letter;
		const char *label;
	} commands[] = {
		{ 'b', N_("back") },
		{ 'n', N_("skip") },
		{ 'h', N_("hint") },
		{ 'v', N_("see text") },
		{ 't', N_("contents") },
		{ 'l', N_("language") },
		{ '?', N_("keys") },
		{ 'q', N_("quit") },
		{ 'e', N_("finish") },
		{ 'r', N_("result") },
		{ 'i', N_("where my answers are") },
		{ 'f', N_("find") },
		{ 'g', N_("glossary") },
		{ 'k', N_("bookmark") },
	};

	if (letter == 'j')
		menu_command(m, words_note(c), letter);
	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++) {
		if (commands[i].letter == letter)
			menu_command(m, tr(c, commands[i].label), letter);
	}
}

void menu_commands(
	struct menu *m, const struct catalogue *c, const char *letters)
{
	for (; *letters; letters++)
		add_command(m, c, *letters);
}

/* Enter needs no menu: it is there already. */
static bool selectable(const struct menu_item *item)
{
	return item->key.kind != KEYS_NONE && item->key.kind != KEYS_ENTER;
}

/* The key's name before the label. */
static void add_item(struct buf *b, const struct menu *m, size_t i)
{
	const struct menu_item *item = &m->items[i];

	if (item->key.kind == KEYS_ENTER)
		buf_adds(b, "Enter ");
	else if (item->key.kind == KEYS_COMMAND && !m->typing) {
		text_encode(b, item->key.ch);
		buf_addc(b, ' ');
	}
	buf_adds(b, item->label);
}

static int item_width(const struct menu *m, size_t i)
{
	struct buf b = { 0 };
	int width;

	add_item(&b, m, i);
	width = letters_width(m->charset, buf_str(&b), b.len);
	buf_release(&b);
	return width;
}

/* What stands between an item and the visible one before it; -1: none is. */
static const char *joint(const struct menu *m, int before, size_t i)
{
	/* While letters type, a word says how to get to the items. */
	if (m->typing && selectable(&m->items[i]) &&
		(before < 0 || !selectable(&m->items[before])))
		return before < 0 ? "Tab: " : "  Tab: ";
	return before < 0 ? "" : "  ";
}

static bool help_item(const struct menu_item *item)
{
	return item->key.kind == KEYS_COMMAND && item->key.ch == '?';
}

static int used_width(const struct menu *m, const bool visible[MENU_ITEMS])
{
	int used = 0, before = -1;

	for (size_t i = 0; i < m->count; i++) {
		if (!visible[i])
			continue;
		used += (int)strlen(joint(m, before, i)) + item_width(m, i);
		before = (int)i;
	}
	return used;
}

/*
 * Marks what there is room for: the last are left out first, "?" never;
 * then what is short fits again in the place of what is long.
 */
static void choose_visible(
	const struct menu *m, int width, bool visible[MENU_ITEMS])
{
	for (size_t i = 0; i < m->count; i++)
		visible[i] = true;
	for (size_t i = m->count; i-- > 0 && used_width(m, visible) > width;)
		visible[i] = help_item(&m->items[i]);
	for (size_t i = 0; i < m->count; i++) {
		if (visible[i])
			continue;
		visible[i] = true;
		visible[i] = used_width(m, visible) <= width;
	}
}

/* The one that has the focus is seen, whatever else is not. */
static void show_focus(
	const struct menu *m, int at, int width, bool visible[MENU_ITEMS])
{
	int used = 0;

	if (at < 0 || visible[at])
		return;
	for (size_t i = 0; i < m->count; i++)
		visible[i] = false;
	for (size_t i = (size_t)at; i < m->count; i++) {
		used += item_width(m, i) + 2;
		visible[i] = i == (size_t)at || used <= width;
	}
}

uint32_t menu_letter(const struct front *f, char command)
{
	const struct charset *c = f->canvas.charset;

	/* As Latin ones Cyrillic letters would be those of other keys. */
	if (c && c->mode == SHOWN_LATIN)
		return (uint32_t)command;
	return keys_shown(&f->layout, command);
}

void menu_draw(struct front *f, const struct menu *m)
{
	struct menu shown = *m;
	struct canvas *c = &f->canvas;
	int row = c->rows - 1, col = 1;
	bool visible[MENU_ITEMS];
	int before = -1;

	for (size_t i = 0; i < m->count; i++)
		if (m->items[i].key.kind == KEYS_COMMAND)
			shown.items[i].key.ch =
				menu_letter(f, (char)m->items[i].key.ch);
	shown.charset = c->charset;
	m = &shown;
	choose_visible(m, c->cols - 2, visible);
	show_focus(m, f->menu_at, c->cols - 2, visible);
	for (size_t i = 0; i < m->count; i++) {
		struct buf b = { 0 };
		int start;

		if (!visible[i])
			continue;
		col += canvas_text(
			c, row, col, STYLE_PLAIN, joint(m, before, i));
		before = (int)i;
		start = col;
		add_item(&b, m, i);
		col += canvas_text(c, row, col, STYLE_PLAIN, buf_str(&b));
		buf_release(&b);
		if (f->menu_at == (int)i) {
			canvas_text(c, row, start - 1, STYLE_FOCUS, ">");
			canvas_reverse(c, row, start, col - start);
			canvas_cursor(c, row, start);
		}
	}
}

static int step_focus(const struct menu *m, int at, int by)
{
	int i = at + by;

	while (i >= 0 && i < (int)m->count && !selectable(&m->items[i]))
		i += by;
	return i >= 0 && i < (int)m->count ? i : -1;
}

void menu_enter(struct front *f, const struct menu *m)
{
	f->menu_at = step_focus(m, -1, 1);
}

bool menu_key(struct front *f, const struct menu *m, const struct key *key,
	struct key *chosen)
{
	int at = f->menu_at, to;

	*chosen = (struct key){ .kind = KEYS_NONE };
	if (at >= (int)m->count)
		at = f->menu_at = step_focus(m, -1, 1);
	if (at < 0)
		return false;
	if (key->kind == KEYS_ENTER ||
		(key->kind == KEYS_CHAR && key->ch == ' ')) {
		*chosen = m->items[at].key;
		f->menu_at = -1;
		return true;
	}
	switch (key->kind) {
	case KEYS_LEFT:
	case KEYS_RIGHT:
		to = step_focus(m, at, key->kind == KEYS_LEFT ? -1 : 1);
		f->menu_at = to >= 0 ? to : at;
		return true;
	case KEYS_TAB:
	case KEYS_BACKTAB: /* round, by way of the body */
		f->menu_at = step_focus(m, at, key->kind == KEYS_TAB ? 1 : -1);
		return true;
	case KEYS_UP:
	case KEYS_ESC:
		f->menu_at = -1;
		return true;
	case KEYS_DOWN:
		return true;
	default:
		/* Another key means the body again. */
		f->menu_at = -1;
		return false;
	}
}
