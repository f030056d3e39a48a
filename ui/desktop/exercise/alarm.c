/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which decisions press, by what the screen knows: a seat's by its briefing, the facilitator's by
   what was expected of all and what waits for them. */
#include "desktop/exercise/alarm.h"

#include "draw/language.h"
#include "report/exercise_words.h"

#include <glib/gi18n.h>

/* Ours: time at the table within which a decision presses, seconds; what presses always, and what
   never does, time of the crisis. */
#define SOON 300.0
#define NOW 60.0
#define ALWAYS (10 * TBR_MINUTE)
#define NEVER (6 * TBR_HOUR)
/* Ours: as long crews stand ready for an answer before they are given other work. */
#define ANSWER (2 * TBR_HOUR)

/* Something that somebody should do until an instant. */
typedef struct
{
  TbrTime due;
  guint role;
  char *text; /* owned by the list */
} Due;

static void
clear_due (gpointer due)
{
  g_free (((Due *) due)->text);
}

static double
pace (const TbrStage *stage)
{
  return stage->n_speeds > 0 ? MAX (stage->speeds[stage->speed], 1e-3) : 1;
}

TbrPress
tbr_alarm_press (const TbrStage *stage, TbrTime due)
{
  TbrTime left = due - stage->scene->at;
  double seconds = (double) left / (double) TBR_SECOND / pace (stage);

  if (due == TBR_NEVER || left > NEVER)
    return TBR_PRESS_NOT;
  /* the very end of a window still belongs to it */
  if (left < 0)
    return TBR_PRESS_LATE;
  if (seconds <= NOW || left <= ALWAYS)
    return TBR_PRESS_NOW;
  return seconds <= SOON ? TBR_PRESS_SOON : TBR_PRESS_NOT;
}

const char *
tbr_alarm_sign (TbrPress press)
{
  static const char *const signs[TBR_PRESS_N] = { "", "! ", "!! ", "!! " };
  return signs[press];
}

TbrColour
tbr_alarm_colour (const TbrPen *pen, TbrPress press)
{
  return press == TBR_PRESS_NOT    ? pen->theme->text_dim
         : press == TBR_PRESS_SOON ? pen->theme->slowed
                                   : pen->theme->need;
}

char *
tbr_alarm_left (const TbrStage *stage, TbrTime due)
{
  TbrTime left = due - stage->scene->at;
  if (left < 0)
    return tbr_exercise_words_late (-left);
  if (left < TBR_MINUTE)
    return g_strdup (_ ("less than a minute left"));
  g_autofree char *span = tbr_telling_span (left);

  return g_strdup_printf (_ ("%s left"), span);
}

TbrTime
tbr_alarm_offer_due (const TbrOfferSeen *offer)
{
  if (!offer->is_to_answer)
    return TBR_NEVER;
  return MIN (offer->lapses, offer->made + ANSWER);
}

/* What the time that is left is at the table. (transfer full) (nullable) */
static char *
at_the_table (const TbrStage *stage, TbrTime due)
{
  double seconds = (double) (due - stage->scene->at) / (double) TBR_SECOND / pace (stage);

  if (seconds <= 0)
    return NULL;
  if (seconds < 100)
    return g_strdup_printf (_ ("at this speed %.0f seconds at the table"), seconds);
  return g_strdup_printf (_ ("at this speed %.0f minutes at the table"), seconds / 60);
}

/* ---- what is due ---- */

/* @text: (transfer full) */
static void
add_due (GArray *dues, TbrTime due, guint role, char *text)
{
  Due one = { due, role, text };
  g_array_append_val (dues, one);
}

/* What a seat knows of: offers that lapse, and the end of its time for orders. */
static void
list_seat (const TbrStage *stage, GArray *dues)
{
  const TbrBriefing *briefing = stage->scene->briefing;

  if (briefing == NULL || stage->scene->role != stage->seat || !briefing->by_person)
    return;
  for (guint i = 0; i < briefing->offers->len; i++)
    {
      const TbrOfferSeen *offer = &g_array_index (briefing->offers, TbrOfferSeen, i);
      const TbrScenario *scenario = briefing->scenario;
      if (!offer->is_to_answer)
        continue;
      const char *owner = tbr_is_none (offer->owner)
                              ? _ ("European Union")
                              : tbr_word (scenario->map->countries[offer->owner.i].name);
      add_due (dues, tbr_alarm_offer_due (offer), stage->seat,
               g_strdup_printf (_ ("Answer the offer of %s"), owner));
    }
  if (briefing->at < briefing->until
      && briefing->until < stage->exercise->begin + stage->exercise->duration)
    add_due (dues, briefing->until, stage->seat, g_strdup (_ ("Your time for orders ends")));
}

/* What was expected of each role and is not done. */
static void
list_expected (const TbrStage *stage, GArray *dues)
{
  const TbrExercise *exercise = stage->exercise;

  for (guint i = 0; i < exercise->n_expecteds; i++)
    {
      const TbrExpected *expected = &exercise->expecteds[i];
      if (stage->scene->expecteds[i].at == TBR_NEVER && expected->until != TBR_NEVER)
        add_due (dues, exercise->begin + expected->until, expected->role,
                 g_strdup (expected->sentence));
    }
}

/* Offers that wait for an answer of a person. */
static void
list_waiting (const TbrStage *stage, GArray *dues)
{
  for (guint i = 0; i < stage->exercise->n_roles; i++)
    {
      const TbrWaiting *waiting = &stage->scene->waiting[i];
      if (waiting->n > 0)
        add_due (dues, waiting->due, i,
                 g_strdup_printf (ngettext ("%u offer waits for an answer",
                                            "%u offers wait for an answer", waiting->n),
                                  waiting->n));
    }
}

static gint
compare_dues (gconstpointer a, gconstpointer b)
{
  const Due *first = a, *second = b;

  if (first->due != second->due)
    return first->due > second->due ? 1 : -1;
  if (first->role != second->role)
    return first->role > second->role ? 1 : -1;
  return g_strcmp0 (first->text, second->text);
}

/* All that presses on this screen, the first that is due first. (transfer full): of Due */
static GArray *
list_dues (const TbrStage *stage)
{
  GArray *dues = g_array_new (FALSE, FALSE, sizeof (Due));

  g_array_set_clear_func (dues, clear_due);
  if (stage->scene == NULL || stage->scene->is_over)
    return dues;
  if (stage->seat != TBR_NONE)
    list_seat (stage, dues);
  else
    {
      list_expected (stage, dues);
      list_waiting (stage, dues);
    }
  for (guint i = dues->len; i-- > 0;)
    if (tbr_alarm_press (stage, g_array_index (dues, Due, i).due) == TBR_PRESS_NOT)
      g_array_remove_index (dues, i);
  g_array_sort (dues, compare_dues);
  return dues;
}

/* ---- what is shown ---- */

/* Place of a page among all, by its name. */
static guint
page_called (const char *name)
{
  for (guint i = 0; tbr_pages[i] != NULL; i++)
    if (g_str_equal (tbr_pages[i]->name, name))
      return i;
  return 0;
}

/* @n: how many there are in all */
static void
add_strip (const TbrStage *stage, TbrColumn *column, const Due *due, guint n)
{
  TbrPress press = tbr_alarm_press (stage, due->due);
  g_autofree char *text = g_strconcat (tbr_alarm_sign (press), due->text, NULL);
  g_autofree char *value = tbr_alarm_left (stage, due->due);
  g_autofree char *table = at_the_table (stage, due->due);
  g_autofree char *more = n > 1 ? g_strdup_printf (_ ("and %u more"), n - 1) : NULL;
  const char *who = stage->seat == TBR_NONE ? tbr_stage_role_title (stage, due->role) : NULL;
  GString *detail = g_string_new (who != NULL ? who : "");
  for (guint i = 0; i < 2; i++)
    {
      const char *part = i == 0 ? table : more;
      if (part != NULL)
        g_string_append_printf (detail, "%s%s", detail->len > 0 ? " \xc2\xb7 " : "", part);
    }
  TbrWidget row = { .kind = TBR_WIDGET_ROW,
                    .action = TBR_ACT_STAGE_PAGE,
                    .argument = page_called (stage->seat == TBR_NONE ? "Seats" : "To decide"),
                    .text = text,
                    .detail = detail->str,
                    .value = value,
                    .colour = tbr_alarm_colour (column->pen, press),
                    .is_on = press >= TBR_PRESS_NOW };
  tbr_column_add (column, &row);
  tbr_column_gap (column, 10);
  g_string_free (detail, TRUE);
}

void
tbr_alarm_strip (TbrDesktop *desktop, TbrColumn *column)
{
  const TbrStage *stage = desktop->stage;
  g_autoptr (GArray) dues = list_dues (stage);

  /* the page of the seats begins with all of them */
  if (dues->len == 0
      || (stage->seat == TBR_NONE && g_str_equal (tbr_stage_page (desktop)->name, "Seats")))
    return;
  /* what is late already is in the list; what can still be done stands first */
  guint first = 0;
  while (first < dues->len
         && tbr_alarm_press (stage, g_array_index (dues, Due, first).due) == TBR_PRESS_LATE)
    first++;
  add_strip (stage, column, &g_array_index (dues, Due, first < dues->len ? first : 0), dues->len);
}

void
tbr_alarm_list (TbrDesktop *desktop, TbrColumn *column)
{
  const TbrStage *stage = desktop->stage;
  g_autoptr (GArray) dues = list_dues (stage);

  tbr_column_text (column, TBR_WIDGET_HEADING, _ ("LATE, OR DUE SOON"));
  for (guint i = 0; i < dues->len; i++)
    {
      const Due *due = &g_array_index (dues, Due, i);
      TbrPress press = tbr_alarm_press (stage, due->due);
      g_autofree char *text = g_strconcat (tbr_alarm_sign (press), due->text, NULL);
      g_autofree char *value = tbr_alarm_left (stage, due->due);
      TbrWidget row = { .kind = TBR_WIDGET_ROW,
                        .text = text,
                        .detail = tbr_stage_role_title (stage, due->role),
                        .value = value,
                        .colour = tbr_alarm_colour (column->pen, press) };
      tbr_column_add (column, &row);
      tbr_column_gap (column, 2);
    }
  if (dues->len == 0)
    tbr_column_text (column, TBR_WIDGET_NOTE, _ ("Nobody is late, and nothing is due soon."));
  tbr_column_gap (column, 14);
}
