/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What is to be done at instants of a run that the command line names: orders and pictures. */
#include "run_plan.h"

#include "context.h"

#include <tabard/file.h>

#include <errno.h>
#include <string.h>

/* Largest log of orders that is read, bytes. */
#define LOG_LIMIT ((gsize) 64 << 20)
/* Ranks of pictures begin here, behind all orders of their instant. */
#define PICTURES (1u << 31)

static void
step_clear (gpointer data)
{
  TbrRunStep *step = data;
  tbr_command_free (step->order);
  g_free (step->text);
  g_free (step->picture);
}

GArray *
tbr_run_plan_new (void)
{
  GArray *plan = g_array_new (FALSE, TRUE, sizeof (TbrRunStep));
  g_array_set_clear_func (plan, step_clear);
  return plan;
}

gboolean
tbr_run_plan_check_place (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;
  g_set_error (error, TBR_ERROR, TBR_ERROR_FILE, "%s: cannot be written: there is no folder %s",
               path, folder);
  return FALSE;
}

/* Whether a picture's file has an ending that is drawn. */
static gboolean
check_ending (const char *word, const char *path, GError **error)
{
  if (g_str_has_suffix (path, ".png") || g_str_has_suffix (path, ".svg")
      || g_str_has_suffix (path, ".pdf"))
    return TRUE;
  g_set_error (error, TBR_ERROR, TBR_ERROR_USAGE, "--map %s: '%s' ends in none of .png, .svg, .pdf",
               word, path);
  return FALSE;
}

gboolean
tbr_run_plan_add_pictures (GArray *plan, const TbrScenario *scenario, const char *const *words,
                           GError **error)
{
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      const char *equals = strchr (words[i], '=');
      g_autofree char *instant = g_strndup (words[i], equals != NULL ? equals - words[i] : 0);
      TbrRunStep step = { .rank = PICTURES + i };

      if (equals == NULL)
        {
          g_set_error (error, TBR_ERROR, TBR_ERROR_USAGE, "--map %s: it is written INSTANT=FILE",
                       words[i]);
          return FALSE;
        }
      if (!tbr_context_read_instant (scenario, "--map", instant, &step.at, error)
          || !check_ending (words[i], equals + 1, error)
          || !tbr_run_plan_check_place (equals + 1, error))
        return FALSE;
      step.text = g_strconcat ("--map ", words[i], NULL);
      step.picture = g_strdup (equals + 1);
      g_array_append_val (plan, step);
    }
  return TRUE;
}

/* Reads one line of a log. */
static gboolean
add_order (GArray *plan, const TbrScenario *scenario, char *line, const TbrRunStep *place,
           GError **error)
{
  TbrRunStep step = *place;

  g_strstrip (line);
  if (line[0] == '\0' || line[0] == '#')
    return TRUE;
  step.order = tbr_command_parse (scenario, line, error);
  if (step.order == NULL)
    return FALSE;
  step.at = step.order->at;
  step.text = g_strdup (place->text);
  g_array_append_val (plan, step);
  return TRUE;
}

gboolean
tbr_run_plan_add_orders (GArray *plan, const TbrScenario *scenario, const char *log, GError **error)
{
  gboolean is_stream = g_str_equal (log, "-");
  const char *name = is_stream ? "stdin" : log;
  gsize length = 0;
  g_autofree char *text = tbr_file_read (is_stream ? "/dev/stdin" : log, LOG_LIMIT, &length, error);
  g_auto (GStrv) lines = NULL;

  if (text == NULL)
    return FALSE;
  if (!g_utf8_validate_len (text, length, NULL))
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX, "%s: it is not UTF-8 text", name);
      return FALSE;
    }
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *place = g_strdup_printf ("%s:%u", name, i + 1);
      TbrRunStep step = { .rank = i, .text = place };

      if (!add_order (plan, scenario, lines[i], &step, error))
        {
          g_prefix_error (error, "%s: ", place);
          return FALSE;
        }
    }
  return TRUE;
}

static gint
compare_steps (gconstpointer a, gconstpointer b)
{
  const TbrRunStep *first = a, *second = b;

  if (first->at != second->at)
    return first->at < second->at ? -1 : 1;
  return first->rank < second->rank ? -1 : first->rank > second->rank;
}

void
tbr_run_plan_sort (GArray *plan)
{
  g_array_sort (plan, compare_steps);
}
