/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Words of facts, which are written for programs, as people would say them. */
#include "report/phrase.h"

#include "draw/language.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

static const char *const phrases[][2] = {
  { "enough", N_ ("enough had been taken") },
  { "over", N_ ("the need was over") },
  { "dry", N_ ("what fuel it brought is burnt") },
  { "fuelled", N_ ("it has fuel again") },
  { "order", N_ ("by order") },
  { "no-consent", N_ ("its owner did not consent") },
  { "nothing", N_ ("it has none to give") },
  { "reserve", N_ ("it keeps its reserve") },
  { "unwilling", N_ ("it is not willing") },
  { "night", N_ ("it is night") },
  { "crew", N_ ("the crew rests") },
  { "aftershock", N_ ("the earth shakes") },
  { "no-work", N_ ("there is nothing to do") },
  { "done", N_ ("the work is done") },
  { "period", N_ ("its time is over") },
  { "supplies", N_ ("its supplies are out") },
  { "recall", N_ ("it was called back") },
  { "no-relief", N_ ("no relief was found") },
  { "no-need", N_ ("there is no such need yet") },
  { "no-mission", N_ ("it is on no mission") },
  { "no-line", N_ ("nobody asks for it any more") },
  { "not-own", N_ ("it is not its own to decide") },
  { "away", N_ ("it is away") },
  { "off", N_ ("it is off duty") },
  { "no-crew", N_ ("too few of its people are there") },
  { "no-rate", N_ ("it can do nothing about it") },
  { "no-way", N_ ("it cannot get there") },
  { "closed", N_ ("the need is closed") },
  { "expired", N_ ("its certificate is too old") },
  { "empty", N_ ("its goods are handed out") },
  { "going-out", N_ ("out of service, it breaks off and goes home") },
  { "in-service", N_ ("in service again") },
  { "out-of-service", N_ ("out of service") },
  { "met", N_ ("it was met") },
  { "lapsed", N_ ("it lapsed") },
};

const char *
tbr_phrase_of_code (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (phrases); i++)
    if (g_str_equal (phrases[i][0], code))
      return _ (phrases[i][1]);
  return NULL;
}

const char *
tbr_phrase (const char *word)
{
  const char *phrase = tbr_phrase_of_code (word);
  return phrase != NULL ? phrase : tbr_word (word);
}

/* What is counted one by one. */
#define TBR_PLURAL(one, many)                                                                      \
  {                                                                                                \
    one, many                                                                                      \
  }

static const char *const counted[][2]
    = { TBR_PLURAL ("person", "persons"),     TBR_PLURAL ("dwelling", "dwellings"),
        TBR_PLURAL ("building", "buildings"), TBR_PLURAL ("mission", "missions"),
        TBR_PLURAL ("job", "jobs"),           TBR_PLURAL ("site", "sites"),
        TBR_PLURAL ("bridge", "bridges"),     TBR_PLURAL ("course", "courses"),
        TBR_PLURAL ("task", "tasks"),         TBR_PLURAL ("set", "sets"),
        TBR_PLURAL ("sample", "samples"),     TBR_PLURAL ("case", "cases"),
        TBR_PLURAL ("patrol", "patrols"),     TBR_PLURAL ("day", "days"),
        TBR_PLURAL ("unit", "units") };

gulong
tbr_phrase_count (double value, const char *number)
{
  const gulong many = 100;
  for (const char *at = number; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalpha (g_utf8_get_char (at))
        || (strchr (".,", *at) != NULL && strspn (at + 1, "0123456789") != 3))
      return many;
  return fabs (value) < (double) G_MAXINT ? (gulong) fabs (rint (value)) : many;
}

const char *
tbr_phrase_unit (const char *unit, double value, const char *number)
{
  for (guint i = 0; i < G_N_ELEMENTS (counted); i++)
    if (g_str_equal (counted[i][1], unit))
      return ngettext (counted[i][0], counted[i][1], tbr_phrase_count (value, number));
  return tbr_word (unit);
}
