/* What keys do at a step, by the shape of its answer. */
#include "ui/view.h"
#include "ui/words.h"

static enum answer_shape shape(const struct front *f)
{
	return question_shape(step_shown(f));
}

/* --- keys of all steps ------------------------------------------------ */

bool step_turn(struct front *f, bool on)
{
	if (on ? f->step.page + 1 >= f->doc.page_count : f->step.page == 0)
		return false;
	f->step.page += on ? 1 : (size_t)-1;
	f->step.drawn.above = doc_above(&f->doc, f->doc.pages[f->step.page]);
	f->step.drawn.want = WANT_PAGE;
	return true;
}

static void back(struct front *f)
{
	if (shape(f) == SHAPE_NONE && step_turn(f, false))
		return;
	if (meet_asks(f)) {
		meet_command(f, 'b');
		return;
	}
	if (f->looking)
		step_look(f, false);
	else if (f->app->play->at == 0)
		contents_enter(f, f->app->module);
	else
		front_post(f, EVENT_BACK, 0);
}

static void hint(struct front *f)
{
	int before = step_slot(f)->hints;

	front_post(f, EVENT_HINT, 0);
	if (f->view != VIEW_STEP)
		return;
	if (step_slot(f)->hints == before) {
		front_say(f, words_no_hint(f->app->words,
				     (int)step_shown(f)->hints.count));
		return;
	}
	f->step.telling = true;
	f->step.tell = step_slot(f)->hints;
	f->step.want = WANT_TELL;
}

static bool command(struct front *f, char letter)
{
	if (meet_asks(f) && meet_command(f, letter))
		return true;
	switch (letter) {
	case 'n':
		if (step_slot(f)->phase == SLOT_SURE)
			step_be_sure(f, 0);
		else
			step_go_on(f);
		return true;
	case 'b':
		back(f);
		return true;
	case 'h':
		if (!f->looking)
			hint(f);
		return true;
	case 'v':
		if (see_step(f))
			front_show(f, VIEW_SEE);
		return true;
	case 't':
		contents_enter(f, f->app->module);
		return true;
	case 'k':
		note_bookmark(f, note_step(f));
		return true;
	case 'j':
		note_enter(f, note_step(f));
		return true;
	case 'e':
		if (!f->looking && play_is_quiz(f->app->play))
			front_post(f, EVENT_FINISH, 0);
		return true;
	case 'r':
		if (f->looking) {
			f->looking = false;
			front_show(f, VIEW_RESULT);
		}
		return f->looking;
	default:
		return false;
	}
}

/* Text, or a question with nothing left to do: pages and on. */
static bool reading_key(struct front *f, const struct key *key)
{
	switch (key->kind) {
	case KEYS_LEFT:
	case KEYS_UP:
	case KEYS_PAGE_UP:
		step_turn(f, false);
		return true;
	case KEYS_RIGHT:
	case KEYS_PAGE_DOWN:
		step_turn(f, true);
		return true;
	case KEYS_DOWN:
		return step_turn(f, true);
	case KEYS_HOME:
	case KEYS_END:
		f->step.want = key->kind == KEYS_HOME ? WANT_FIRST : WANT_LAST;
		return true;
	default:
		return false;
	}
}

/* --- keys of an open question ---------------------------------------- */

static bool sure_key(struct front *f, const struct key *key)
{
	int digit = keys_digit(key), *sure = &f->step.sure;

	if (key->kind == KEYS_DOWN && *sure == 3)
		return false;
	if (key->kind == KEYS_DOWN || key->kind == KEYS_UP) {
		*sure += key->kind == KEYS_DOWN ? 1 : *sure > 1 ? -1 : 0;
		step_ask_again(f);
		return true;
	}
	if (digit < 1 || digit > 3)
		return false;
	*sure = digit;
	return true;
}

static bool asked_key(struct front *f, const struct key *key)
{
	if (step_slot(f)->phase == SLOT_SURE && !f->looking)
		return sure_key(f, key);
	if (!step_open(f))
		return reading_key(f, key);
	if (step_widget(f)->key(f, key))
		return true;
	if (key->kind == KEYS_PAGE_UP || key->kind == KEYS_PAGE_DOWN)
		return step_turn(f, key->kind == KEYS_PAGE_DOWN);
	return false;
}

/* Whether to send: any key but these three changes the answer. */
static bool asking_key(struct front *f, const struct key *key)
{
	switch (key->kind) {
	case KEYS_ENTER:
	case KEYS_SUBMIT:
		step_ask_send(f, !key->pasted);
		return true;
	case KEYS_BACKSPACE:
	case KEYS_ESC:
		step_ask_send(f, false);
		return true;
	default:
		f->step.asking = false;
		return false;
	}
}

bool step_key(struct front *f, const struct key *key)
{
	if (f->step.asking && asking_key(f, key))
		return true;
	if (key->kind == KEYS_COMMAND)
		return command(f, (char)key->ch);
	if (asked_key(f, key))
		return true;
	switch (key->kind) {
	case KEYS_ENTER:
		step_press(f);
		return true;
	case KEYS_CHAR:
		if (key->ch != ' ')
			return false;
		step_press(f);
		return true;
	case KEYS_BACKSPACE:
		back(f);
		return true;
	case KEYS_SUBMIT:
		if (step_slot(f)->answered && !step_changed(f))
			step_go_on(f);
		else
			step_submit(f);
		return true;
	default:
		return false;
	}
}
