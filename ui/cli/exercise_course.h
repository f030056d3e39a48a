/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The course of an exercise as a figure: what happened, and truth and belief, on one axis of time.
 */
#pragma once

#include <tabard/debrief.h>
#include <tabard/document.h>

/* Adds the figure to a document. @owned: takes over what the figure points to */
void tbr_exercise_course_add (TbrDocument *document, const TbrDirector *played,
                              const TbrReview *review, GPtrArray *owned);
