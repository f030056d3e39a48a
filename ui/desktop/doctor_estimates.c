/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What the doctor tells of a scenario that is good: which of its values rest on an estimate, and
   which name no source. */
#include "desktop/state.h"
#include "draw/language.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_NAMES 6u /* of values in one line */

/* What is known of a file. */
typedef struct
{
  const char *file; /* borrowed from the scenario */
  guint line;       /* of the first element with an estimate */
  guint n_values, n_estimates;
} Tally;

static void
add_line (GArray *lines, TbrDoctorKind kind, const char *file, guint at, char *message)
{
  TbrDoctorLine line = { .kind = kind,
                         .file = g_strdup (file),
                         .line = at,
                         .message = message,
                         .told = g_strdup (message),
                         .thing = { TBR_THING_NONE, TBR_NONE } };
  g_array_append_val (lines, line);
}

/* "wildfire fires". (transfer full) */
static char *
name_of (const TbrObject *object)
{
  if (*object->id == '\0')
    return g_strdup (tbr_word (object->kind->title));
  return g_strdup_printf (_ ("%s \xe2\x80\x9c%s\xe2\x80\x9d"), tbr_word (object->kind->title),
                          object->id);
}

/* A measured value that the scenario gives: how much, how long, how likely; names and choices are
   what they are. */
static gboolean
is_measure (const TbrObject *object, guint param)
{
  TbrParamType type = object->kind->params[param].type;
  return object->given[param] != 0
         && (type == TBR_PARAM_INTEGER || type == TBR_PARAM_REAL || type == TBR_PARAM_DURATION
             || type == TBR_PARAM_LAW);
}

static gboolean
is_estimate (const TbrObject *object, guint param)
{
  return is_measure (object, param) && object->certainties != NULL
         && object->certainties[param] == TBR_CERTAINTY_ESTIMATED;
}

/* The values of an element that the scenario gives and that rest on an estimate. */
static void
tell_estimates (const TbrObject *object, GArray *lines)
{
  GString *names = g_string_new (NULL);
  guint n = 0, n_given = 0;
  for (guint i = 0; i < object->kind->n_params; i++)
    {
      n_given += is_measure (object, i);
      if (!is_estimate (object, i))
        continue;
      if (n < MOST_NAMES)
        g_string_append_printf (names, "%s%s", n > 0 ? ", " : "",
                                tbr_word (object->kind->params[i].name));
      n++;
    }
  if (n > MOST_NAMES)
    g_string_append (names, ", \xe2\x80\xa6");
  g_autofree char *name = name_of (object);
  if (n > 0)
    add_line (lines, TBR_DOCTOR_ESTIMATE, object->file, object->line,
              g_strdup_printf (_ ("%s: values that rest on an estimate: %u of %u: %s"), name, n,
                               n_given, names->str));
  g_string_free (names, TRUE);
}

static void
count (const TbrObject *object, GArray *tallies)
{
  Tally *tally = NULL;
  for (guint i = 0; i < tallies->len && tally == NULL; i++)
    if (strcmp (g_array_index (tallies, Tally, i).file, object->file) == 0)
      tally = &g_array_index (tallies, Tally, i);
  if (tally == NULL)
    {
      Tally new = { .file = object->file };
      g_array_append_val (tallies, new);
      tally = &g_array_index (tallies, Tally, tallies->len - 1);
    }
  for (guint i = 0; i < object->kind->n_params; i++)
    {
      gboolean is_one = is_estimate (object, i);
      tally->n_values += is_measure (object, i);
      tally->n_estimates += is_one;
      if (is_one && (tally->line == 0 || object->line < tally->line))
        tally->line = object->line;
    }
}

/* Elements that stand in the scenario's own file, in one of its sections. */
static void
tell_section (const TbrScenario *scenario, TbrSectionId id, const char *own, GArray *lines)
{
  const TbrSection *section = &scenario->sections[id];
  TbrThingKind kind = id == TBR_SECTION_HAZARDS ? TBR_THING_HAZARD : TBR_THING_NONE;
  for (guint i = 0; i < section->n; i++)
    {
      const TbrObject *object = section->objects[i];
      guint before = lines->len;
      /* what is taken from a stock is a choice, not a measure */
      gboolean is_choice = id == TBR_SECTION_UNITS && !g_str_equal (object->kind->element, "unit");
      if (strcmp (object->file, own) != 0 || is_choice)
        continue;
      tell_estimates (object, lines);
      if (id == TBR_SECTION_HAZARDS && (object->source == NULL || *object->source == '\0'))
        {
          g_autofree char *name = name_of (object);
          add_line (lines, TBR_DOCTOR_HINT, object->file, object->line,
                    g_strdup_printf (
                        _ ("%s: it names no source, so that what it says counts as an estimate"),
                        name));
        }
      for (guint k = before; k < lines->len && kind != TBR_THING_NONE; k++)
        g_array_index (lines, TbrDoctorLine, k).thing = (TbrThing){ kind, i };
    }
}

void
tbr_doctor_add_estimates (const TbrDesktop *desktop, GArray *lines)
{
  const TbrScenario *scenario = desktop->session->scenario;
  const TbrSection *meta = &scenario->sections[TBR_SECTION_META];
  const char *own = meta->n > 0 ? meta->objects[0]->file : "";
  static const TbrSectionId told[] = { TBR_SECTION_HAZARDS, TBR_SECTION_TRIGGERS,
                                       TBR_SECTION_POLICIES, TBR_SECTION_WORLD, TBR_SECTION_UNITS };
  g_autoptr (GArray) tallies = g_array_new (FALSE, FALSE, sizeof (Tally));
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    tell_section (scenario, told[i], own, lines);
  for (guint i = 0; i < scenario->n_objects; i++)
    if (strcmp (scenario->objects[i]->file, own) != 0)
      count (scenario->objects[i], tallies);
  for (guint i = 0; i < tallies->len; i++)
    {
      const Tally *tally = &g_array_index (tallies, Tally, i);
      g_autofree char *name = g_path_get_basename (tally->file);
      if (tally->n_estimates > 0)
        {
          g_autofree char *estimates = tbr_telling_decimals (tally->n_estimates, 0);
          g_autofree char *values = tbr_telling_decimals (tally->n_values, 0);
          add_line (lines, TBR_DOCTOR_ESTIMATE, tally->file, tally->line,
                    g_strdup_printf (_ ("%s: values that rest on an estimate: %s of %s"), name,
                                     estimates, values));
        }
    }
}
