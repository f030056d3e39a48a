/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The shortest output that works, to be copied: how many borders units have crossed. */
#include <tabard/output.h>

/* 1. What it keeps: plain data without pointers, because it lives in the run and is forked, saved
   and loaded with it. */
typedef struct
{
  guint64 n_borders; /* crossed so far */
  double waited;     /* seconds at them */
} TbrExample;

static gsize
state_size (const TbrDictionary *dictionary, gconstpointer values)
{
  return sizeof (TbrExample);
}

static void
start (gpointer state, const TbrDictionary *dictionary, gconstpointer values)
{
  *(TbrExample *) state = (TbrExample){ 0 };
}

/* 2. One fact. Most do not concern it: look at the kind first. */
static void
take (gpointer state, const TbrDictionary *dictionary, const TbrFact *fact)
{
  TbrExample *self = state;

  if (fact->kind != TBR_FACT_UNIT_BORDER)
    return;
  self->n_borders++;
  self->waited += fact->x;
}

/* 3. The result so far; may be asked for at any time and changes nothing. */
static void
finish (gconstpointer state, const TbrDictionary *dictionary, TbrTime now, TbrResult *result)
{
  const TbrExample *self = state;

  tbr_result_add (result, "example.borders", TBR_SCOPE_ALL, "", (double) self->n_borders, "",
                  TBR_CERTAINTY_SOURCED);
  tbr_result_add (result, "example.waited", TBR_SCOPE_ALL, "", self->waited / 3600, "h",
                  TBR_CERTAINTY_ESTIMATED);
}

/* 4. The kind. To make it known, put the file's name into the list of meson.build, show it in a
   scenario, test it. Parameters, if it has any, are a table as in the other examples. */
const TbrOutputKind tbr_output_example = {
  .kind = { .section = "measures",
            .element = "measure",
            .name = "example",
            .title = "Example",
            .sentence = "Counts the borders that units cross, and their hours of waiting",
            .size = 8 },
  .state_size = state_size,
  .start = start,
  .take = take,
  .finish = finish,
};
