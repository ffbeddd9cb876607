/*
 * view_session.h - what the files of a student's session screen share.
 */
#ifndef SABAQ_UI_VIEW_SESSION_H
#define SABAQ_UI_VIEW_SESSION_H

#include "group/peer.h"
#include "ui/view.h"

/* Whether the hub wants to be told a name. */
bool session_wants_name(const struct front *f);
/* Whether people come in: where there is time to say who sits here. */
bool session_gathers(const struct front *f);
/* Whether there is nothing to wait for, or it may be in vain. */
bool session_is_done(const struct peer *p);
/* The module that the session is about; ALL_MODULES: it is not here. */
size_t session_module(const struct front *f);
/* Whether what the group did not come to can be done alone. */
bool session_may_go_on(const struct front *f);

/* Adds a paragraph, short text; and all that there is to say. */
void session_say(struct front *f, const char *text);
void session_build(struct front *f);

#endif
