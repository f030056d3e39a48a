/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How the city is written. */
#include "validation/desk_city.h"

#include "base/law_text.h"

/* The longest that a scenario may last. */
#define DURATION "3660 d"

void
desk_city_init (DeskCity *city, guint n_units, const char *policy)
{
  city->n_units = n_units;
  city->policy = policy;
  city->hazard = g_string_new (NULL);
  city->rows = g_string_new (NULL);
}

void
desk_city_clear (DeskCity *city)
{
  g_string_free (city->hazard, TRUE);
  g_string_free (city->rows, TRUE);
}

void
desk_city_add_number (GString *text, const char *name, double value, const char *unit)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  g_ascii_dtostr (digits, sizeof digits, value);
  g_string_append_printf (text, " %s='%s%s%s'", name, digits, *unit == '\0' ? "" : " ", unit);
}

void
desk_city_add_law (GString *text, const char *name, const TbrLaw *law)
{
  TbrLaw scaled = *law;
  for (guint i = 0; i < tbr_law_n_dimensioned (law->kind); i++)
    scaled.p[i] *= DESK_CITY_UNIT;
  g_autofree char *written = tbr_law_format (&scaled, TBR_DIMENSION_TIME);
  g_string_append_printf (text, " %s='%s'", name, written);
}

static gpointer
load_map (gpointer data)
{
  g_autoptr (GError) error = NULL;
  TbrMap *map = tbr_map_load (VALIDATION_MAP, &error);
  if (map == NULL)
    g_error ("%s", error->message);
  return map;
}

TbrScenario *
desk_city_read (const DeskCity *city)
{
  static GOnce map = G_ONCE_INIT;
  g_once (&map, load_map, NULL);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autofree char *text = g_strdup_printf (
      "<scenario xmlns='urn:tabard:scenario:1'><meta title='Case' start='2001-01-01T00:00Z' "
      "duration='" DURATION
      "' zone='0 h' summer-time='no' national-services='no'/><capabilities><capability id='E' "
      "title='Unit' staff='1'/></capabilities><units><unit id='U' capability='E' state='DE' "
      "base='Berlin' count='%u'/></units><hazards><hazard kind='calls' id='c' state='DE' "
      "units='U'%s>%s</hazard></hazards><policies><policy kind='%s' id='p' states='DE' "
      "decision='dispatch'/></policies></scenario>",
      city->n_units, city->hazard->str, city->rows->str, city->policy);
  TbrScenario *scenario = tbr_scenario_parse (text, -1, "case.xml", NULL, map.retval, NULL, faults);
  g_autofree char *said = tbr_diagnostics_to_text (faults);
  if (scenario == NULL)
    g_error ("%s", said);
  return scenario;
}
