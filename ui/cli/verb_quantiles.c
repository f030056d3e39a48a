/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The verb that tells how measures are spread over the runs of each point. */
#include "verb.h"

#include <tabard/quantiles.h>
#include <tabard/table.h>

extern const TbrVerb tbr_verb_quantiles;

/* What is told when nobody asks for more. */
static const double usual[] = { 0.1, 0.5, 0.9 };

/* Reads "0.9" and "90 %" alike. */
static TbrExit
read_shares (char *const *texts, GArray *shares)
{
  if (texts == NULL)
    g_array_append_vals (shares, usual, G_N_ELEMENTS (usual));
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      char *end;
      double share = g_ascii_strtod (texts[i], &end);
      gboolean is_percent = g_str_equal (g_strchug (end), "%");
      if (is_percent)
        share /= 100;
      if (end == texts[i] || (*end != '\0' && !is_percent) || !(share > 0 && share < 1))
        return tbr_verb_fail (&tbr_verb_quantiles, TBR_EXIT_USAGE,
                              "--share: '%s' is not between 0 and 1", texts[i]);
      g_array_append_val (shares, share);
    }
  return TBR_EXIT_DONE;
}

/* A row for each measure, point and share. (transfer full) */
static TbrTable *
make_table (const TbrQuantiles *quantiles, const GArray *shares)
{
  static const TbrColumn columns[] = {
    { "measure", NULL, TBR_COLUMN_TEXT, 0 },  { "unit", NULL, TBR_COLUMN_TEXT, 0 },
    { "point", NULL, TBR_COLUMN_INTEGER, 0 }, { "runs", NULL, TBR_COLUMN_INTEGER, 0 },
    { "share", NULL, TBR_COLUMN_REAL, 3 },    { "value", NULL, TBR_COLUMN_REAL, 2 },
    { "low", NULL, TBR_COLUMN_REAL, 2 },      { "high", NULL, TBR_COLUMN_REAL, 2 },
  };
  TbrTable *table = tbr_table_new ("quantiles", columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < quantiles->rows->len; i++)
    for (guint j = 0; j < shares->len; j++)
      {
        const TbrSpread *spread = quantiles->rows->pdata[i];
        const TbrQuantile *quantile = &spread->quantiles[j];
        tbr_table_add_row (table);
        tbr_table_set_text (table, 0, spread->measure);
        tbr_table_set_text (table, 1, spread->unit);
        tbr_table_set_integer (table, 2, spread->point);
        tbr_table_set_integer (table, 3, quantile->n);
        tbr_table_set_real (table, 4, g_array_index (shares, double, j));
        tbr_table_set_real (table, 5, quantile->value);
        tbr_table_set_real (table, 6, quantile->low);
        tbr_table_set_real (table, 7, quantile->high);
      }
  return table;
}

static void
print_answer (const TbrQuantiles *quantiles, const TbrTable *table)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n\n", quantiles->title);
  for (guint i = 0; quantiles->labels[i] != NULL; i++)
    g_string_append_printf (text, "point %u: %s\n", i, quantiles->labels[i]);
  g_string_append_c (text, '\n');
  tbr_table_append_text (table, text);
  g_string_append (text, "\nshare: of the runs that lie below; low, high: 95 % interval, whatever "
                         "the distribution; -: too few runs for that end\n");
  g_print ("%s", text->str);
  g_string_free (text, TRUE);
}

static TbrExit
run (int argc, char **argv)
{
  g_auto (TbrQuantiles) quantiles = { NULL };
  g_auto (GStrv) measures = NULL, texts = NULL;
  g_autoptr (GArray) shares = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GError) error = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[]
      = { { "measure", 'm', 0, G_OPTION_ARG_STRING_ARRAY, &measures,
            "Only measures whose names begin so; may be given again", "NAME" },
          { "share", 0, 0, G_OPTION_ARG_STRING_ARRAY, &texts,
            "Share of the runs that lies below, 0.9 or 90%; may be given again; 0.1, 0.5 and 0.9 "
            "if not given",
            "SHARE" },
          { "json", 0, 0, G_OPTION_ARG_NONE, &json, "For machines", NULL },
          { NULL } };
  TbrExit code = TBR_EXIT_DONE;

  if (!tbr_verb_parse (&tbr_verb_quantiles, entries, &argc, &argv, &code))
    return code;
  if (argc != 2)
    return tbr_verb_fail (&tbr_verb_quantiles, TBR_EXIT_USAGE,
                          argc < 2 ? "which study?" : "one study at a time");
  code = read_shares (texts, shares);
  if (code != TBR_EXIT_DONE)
    return code;
  if (!tbr_quantiles_load (argv[1], (const char *const *) measures, shares, &quantiles, &error))
    return tbr_verb_fail_error (&tbr_verb_quantiles, error);
  g_autoptr (TbrTable) table = make_table (&quantiles, shares);
  if (!json)
    print_answer (&quantiles, table);
  else
    {
      GString *text = g_string_new (NULL);
      tbr_table_append_json (table, text);
      g_print ("%s\n", text->str);
      g_string_free (text, TRUE);
    }
  return TBR_EXIT_DONE;
}

const TbrVerb tbr_verb_quantiles
    = { "quantiles", "DIR [-m NAME]... [--share SHARE]...",
        "Tells how measures are spread over the runs of each point of a study", run };
