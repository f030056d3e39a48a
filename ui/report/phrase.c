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

/* What is counted one by one, behind its number: alone, these words have other meanings. */
#define BEFORE "%s "
#define TBR_PLURAL(one, many)                                                                      \
  {                                                                                                \
    one, many                                                                                      \
  }

static const char *const counted[][2]
    = { TBR_PLURAL ("%s person", "%s persons"),     TBR_PLURAL ("%s dwelling", "%s dwellings"),
        TBR_PLURAL ("%s building", "%s buildings"), TBR_PLURAL ("%s mission", "%s missions"),
        TBR_PLURAL ("%s job", "%s jobs"),           TBR_PLURAL ("%s site", "%s sites"),
        TBR_PLURAL ("%s bridge", "%s bridges"),     TBR_PLURAL ("%s course", "%s courses"),
        TBR_PLURAL ("%s task", "%s tasks"),         TBR_PLURAL ("%s set", "%s sets"),
        TBR_PLURAL ("%s sample", "%s samples"),     TBR_PLURAL ("%s case", "%s cases"),
        TBR_PLURAL ("%s patrol", "%s patrols"),     TBR_PLURAL ("%s day", "%s days"),
        TBR_PLURAL ("%s unit", "%s units") };

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
    if (g_str_equal (counted[i][1] + strlen (BEFORE), unit))
      {
        gulong count = tbr_phrase_count (value, number);
        const char *said = ngettext (counted[i][0], counted[i][1], count);
        return g_str_has_prefix (said, BEFORE) ? said + strlen (BEFORE) : tbr_word (unit);
      }
  return tbr_word (unit);
}
