/*
 * rest.h - what a start alone needed is given back.
 *
 * Reading modules, the terminal's description and the tables of letters
 * touches pages all over the program and its libraries, and the kernel maps
 * what is near as well. Most are never used again while a learner reads. They
 * are files' pages: those that are used come back by themselves.
 */
#ifndef SABAQ_BASE_REST_H
#define SABAQ_BASE_REST_H

/* Unmaps the read-only pages of the program and its libraries: see madvise(2). */
void rest_after_start(void);

#endif
