/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The course of an exercise as a figure: what happened, and truth and belief, on one axis of time.
 */
#pragma once

#include <tabard/debrief.h>
#include <tabard/figure.h>

G_BEGIN_DECLS

/* The figure of one exercise, to be painted as often as it is looked at. */
typedef struct
{
  TbrCourseChart chart;
  GPtrArray *owned; /* what it points to */
} TbrExerciseCourse;

/* @played: an exercise, which is played once more for truth and belief; must outlive the figure.
   (transfer full) */
TbrExerciseCourse *tbr_exercise_course_new (const TbrDirector *played);
void tbr_exercise_course_free (TbrExerciseCourse *course);

/* What the figure is called, and how it is read. */
const char *tbr_exercise_course_title (void);
const char *tbr_exercise_course_note (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrExerciseCourse, tbr_exercise_course_free)

G_END_DECLS
