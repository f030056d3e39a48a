/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Words of the field for families of crises, and the kinds of hazard that play them. */
#include "families.h"

static const struct
{
  const char *name, *title, *kind;
} families[] = {
  { "mci", "mass-casualty incidents", "attack" },
  { "cbrn", "chemical, biological, radiological and nuclear releases", "industrial" },
  { "pandemic", "infections that spread between states", "epidemic" },
  { "migration", "pressure at external borders", "border" },
  { "crime", "organised and serious crime", "trafficking" },
  { "power", "grids that go dark", "storm" },
};

guint
tbr_families_print (const char *name)
{
  guint n = 0;
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    if (name == NULL || g_str_equal (families[i].name, name))
      {
        g_print ("%-18s family: %s, played by the kind '%s'\n", families[i].name, families[i].title,
                 families[i].kind);
        n++;
      }
  return n;
}

void
tbr_families_add_names (GPtrArray *names)
{
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    g_ptr_array_add (names, (gpointer) families[i].name);
}
