/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Every kind of element that can be written is added, changed, extended and taken out by edits;
   each of them is taken back and done again, saved, and read from the file as the same crisis. */
#include "scenario/kinds.h"

#include <tabard/command.h>
#include <tabard/sim.h>
#include <tabard/whatif.h>

#include <glib/gstdio.h>

#include <string.h>

#define ID "k.1"
#define UNTIL (12 * TBR_HOUR) /* of the runs that are held together */
#define EARLY (6 * TBR_HOUR)  /* of what has an instant */
#define LATER (30 * TBR_HOUR) /* of what comes behind that */

typedef struct
{
  TbrMap *map;
  char *library, *folder;
  char *path, *file; /* of the crisis, of what is saved */
  TbrWhatif *whatif;
  const TbrScenario *base; /* as it is without edits */
  guint n_edits, n_refused;
} Walk;

/* What cannot be made up from the table alone: the whole edit, AT being an instant and RESCEU a
   unit of rescEU, and the id of what it adds.
   NULL: the library names all that there may be, and they can only be set to something else. */
static const struct
{
  const char *section, *kind, *id, *line;
} special[] = {
  { "states", "state", "SE", NULL },
  { "money", "tariff", "road", NULL },
  { "stock", "stock", ID,
    "add stock stock id=" ID " capability=GFFFV state=SE count=1 base=Stockholm" },
  { "units", "unit", ID,
    "add units unit id=" ID " capability=GFFFV state=SE count=2 base=Stockholm" },
  { "units", "take", ID, "add units take id=" ID " states=MT most=1" },
  { "dependencies", "lifeline", "telecom", NULL },
  { "dependencies", "dependency", ID,
    "add dependencies dependency id=" ID " dependent=power on=water strength=0.1" },
  { "world", "link", ID, "add world link id=" ID " from='#0' to='#1' state=closed" },
  { "world", "site", ID,
    "add world site id=" ID
    " kind=hospital lon='17.9 deg' lat='59.4 deg' beds=300 ; add world site "
    "site=ESSA open=no" },
  { "hazards", "calls", ID,
    "add units unit id=e capability=GFFFV state=SE base=Stockholm ; add hazards calls id=" ID
    " state=SE capabilities=GFFFV lon='18 deg' lat='59.3 deg' reach='100 km' rate='10 1/d'"
    " / zone name=SE x='0 m' y='0 m'" },
  { "triggers", "on-measure", ID,
    "add triggers on-measure id=" ID " then=fires hazard=fires measure=burned above=100" },
  { "policies", "last-resort", ID,
    "remove policies before-resceu ; add policies last-resort id=" ID },
  { "commands", "ask-help", NULL,
    "order AT planner ask-help state=SE need=fire-line work=hand rate=1" },
  { "commands", "grant-unit", NULL,
    "add units unit id=r capability=RFFPM state=GR layer=rescEU base=Elefsina ; order AT planner "
    "grant-unit unit=r request=1" },
  { "commands", "set-site", NULL, "order AT planner set-site site=ESSA state=closed" },
  { "commands", "station-unit", NULL,
    "add units unit id=e capability=GFFFV state=SE base=Stockholm ; order AT planner station-unit "
    "unit=e base=Uppsala" },
  { "commands", "set-unit", NULL,
    "add units unit id=e capability=GFFFV state=SE base=Stockholm ; order AT planner set-unit "
    "unit=e state=out-of-service" },
  { "commands", "share-indicators", NULL,
    "add hazards cyber id=worm state=SE / sector name=x ; order AT planner share-indicators "
    "hazard=worm" },
};

/* What holds from an instant on, of every kind that can. */
static const char *const dated[] = {
  "order AT planner set-site site=ESSA state=closed",
  "add units unit id=" ID " capability=GFFFV state=SE base=Stockholm ; order AT planner set-unit "
  "unit=" ID " state=out-of-service",
  "add units unit id=" ID " capability=GFFFV state=SE count=2 base=Stockholm from=AT",
  "add stock stock id=k capability=GFFFV state=SE layer=bilateral count=2 base=Stockholm from=AT ; "
  "add units take "
  "id=" ID " stock=k",
  "add stock stock id=k capability=GFFFV state=SE layer=bilateral count=2 base=Stockholm ; add "
  "units take id=" ID " stock=k from=AT",
  "add policies propensity id=" ID " pool='90 %' from=AT",
  "add units unit id=" ID " capability=GFFFV state=SE count=2 base=Stockholm ; order AT planner "
  "station-unit unit=" ID ".1 base=Uppsala ; order AT planner station-unit unit=" ID
  ".2 base=Uppsala",
};

/* Rows that cannot be made up from the table alone. */
static const struct
{
  const char *kind, *row, *words;
} special_rows[] = {
  { "calls", "server", "unit=e" },
  { "calls", "hospital", "name=h lon='18 deg' lat='59.3 deg'" },
  { "cyber", "estate", "sector=SE state=FI count=1" },
  { "cyber", "supply", "from=SE to=SE" },
  { "flood", "road", "from='#0' to='#1'" },
  { "storm", "district", "lon='17.9 deg' lat='59.4 deg' customers=20000" },
};

/* ---- words ---- */

/* Id of something that a reference can name. */
static const char *
find_target (const TbrScenario *scenario, const char *section)
{
  int i = tbr_section_find (section);
  if (i == TBR_SECTION_STATES)
    return "SE";
  if (i == TBR_SECTION_UNITS || i == TBR_SECTION_STOCK)
    return g_str_equal (section, "units") ? scenario->units[0].id
                                          : scenario->sections[i].objects[0]->id;
  return i >= 0 && scenario->sections[i].n > 0 ? scenario->sections[i].objects[0]->id : "";
}

static gboolean
is_place (const TbrParam *param)
{
  return g_str_equal (param->name, "lon") || g_str_equal (param->name, "lat");
}

/* A value of a parameter that has no default: as small as is allowed, one where that is. (transfer
   full) */
static char *
make_value (const TbrScenario *scenario, const TbrParam *param, TbrTime at, gpointer values)
{
  /* on land, in Sweden */
  if (is_place (param))
    return g_strdup (param->name[1] == 'o' ? "17.9 deg" : "59.4 deg");
  double one = CLAMP (1, param->min, param->max);
  guint8 *place = (guint8 *) values + param->offset;
  switch (param->type)
    {
    case TBR_PARAM_REF:
    case TBR_PARAM_REFS:
      return g_strdup (find_target (scenario, param->section));
    case TBR_PARAM_CHOICE:
      return g_strdup (param->choices[0]);
    case TBR_PARAM_INSTANT:
      return tbr_instant_format (scenario->start_unix + at);
    case TBR_PARAM_TEXT:
      return g_strdup (at == LATER ? "other" : "SE");
    case TBR_PARAM_BOOL:
      return g_strdup ("yes");
    case TBR_PARAM_INTEGER:
      return g_strdup_printf ("%.0f", one);
    case TBR_PARAM_REAL:
      memcpy (place, &one, sizeof one);
      return tbr_param_format (param, scenario->start_unix, values);
    case TBR_PARAM_DURATION:
    case TBR_PARAM_LAW:
    case TBR_PARAM_N:
      break;
    }
  return g_strdup ("1 h");
}

static void
append_params (GString *line, const TbrScenario *scenario, const TbrParam *params, guint n,
               gsize size, TbrTime at)
{
  g_autofree gpointer values = g_malloc0 (size + 64);
  for (guint i = 0; i < n; i++)
    if (params[i].fallback == NULL)
      {
        g_autofree char *value = make_value (scenario, &params[i], at, values);
        g_autofree char *word = g_strdup_printf ("%s=%s", params[i].name, value);
        g_autofree char *quoted = g_shell_quote (word);
        g_string_append_printf (line, " %s", quoted);
      }
}

/* Appends what a row says; something in any case. */
static void
append_row (GString *line, const TbrScenario *scenario, const TbrKind *kind, const TbrRowKind *row,
            TbrTime at)
{
  gsize before = line->len;
  for (guint i = 0; i < G_N_ELEMENTS (special_rows); i++)
    if (g_str_equal (special_rows[i].kind, kind->name)
        && g_str_equal (special_rows[i].row, row->name))
      {
        g_string_append_printf (line, " %s", special_rows[i].words);
        return;
      }
  append_params (line, scenario, row->params, row->n_params, row->size, at);
  for (guint i = 0; i < row->n_params && line->len == before; i++)
    if (row->params[i].fallback != NULL && *row->params[i].fallback != '\0')
      g_string_append_printf (line, " %s='%s'", row->params[i].name, row->params[i].fallback);
}

/* The place of a kind among those that are written by hand; TBR_NONE for none. */
static guint
find_special (const TbrKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (special); i++)
    if (g_str_equal (special[i].section, kind->section)
        && g_str_equal (special[i].kind, kind->name))
      return i;
  return TBR_NONE;
}

static char *
at_early (const Walk *walk, const char *edit)
{
  GString *line = g_string_new (edit);
  g_autofree char *at = tbr_instant_format (walk->base->start_unix + EARLY);
  g_string_replace (line, "AT", at, 0);
  return g_string_free (line, FALSE);
}

/* "add hazards wildfire id=k.1 state=SE / weather ...". (transfer full) */
static char *
line_of_add (const Walk *walk, const TbrKind *kind)
{
  GString *line = g_string_new (NULL);
  g_string_printf (line, "add %s %s id=" ID, kind->section, kind->name);
  append_params (line, walk->base, kind->params, kind->n_params, kind->size, EARLY);
  /* those of one point in one land, so that they get on with those that are there */
  if (tbr_kind_find_param (kind, "states") >= 0)
    g_string_append (line, " states=FI");
  for (guint i = 0; i < kind->n_rows; i++)
    for (guint j = 0; j < kind->rows[i].min_rows; j++)
      {
        g_string_append_printf (line, " / %s", kind->rows[i].name);
        append_row (line, walk->base, kind, &kind->rows[i], EARLY + (TbrTime) j * TBR_HOUR);
      }
  return g_string_free (line, FALSE);
}

/* ---- the walk of one edit ---- */

static TbrScenario *
read_text (const Walk *walk, const char *text, char **out_fault)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  TbrScenario *scenario
      = tbr_whatif_read (text, tbr_whatif_path (walk->whatif), walk->library, walk->map, faults);
  if (scenario == NULL)
    *out_fault = g_strdup (tbr_diagnostics_get (faults, 0)->message);
  return scenario;
}

static guint64
digest_of (const TbrScenario *scenario)
{
  g_autoptr (TbrSim) sim = tbr_sim_new (scenario, 1, 0);
  tbr_sim_run_until (sim, UNTIL);
  return tbr_sim_digest (sim);
}

/* The file says the same as what is shown. */
static void
assert_saved_the_same (Walk *walk, const TbrScenario *shown, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autofree char *written = NULL;
  g_assert_true (tbr_whatif_save (walk->whatif, 1, shown, walk->file, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (walk->file, &written, NULL, NULL));
  g_assert_cmpstr (written, ==, text);
  g_autoptr (TbrScenario) saved
      = tbr_scenario_load (walk->file, walk->library, walk->map, NULL, faults);
  g_assert_nonnull (saved);
  g_assert_cmphex (saved->digest, ==, shown->digest);
  g_assert_cmphex (digest_of (saved), ==, digest_of (shown));
}

/* Does an edit as the desktop does, and all that can be done with it then. Returns: FALSE when it
   is refused */
static gboolean
do_edit (Walk *walk, const char *line)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *fault = NULL;
  g_autofree char *before = tbr_whatif_text (walk->whatif, 1, NULL, NULL);
  g_autofree char *text = tbr_whatif_text (walk->whatif, 1, line, &error);
  g_autoptr (TbrScenario) shown = text != NULL ? read_text (walk, text, &fault) : NULL;
  if (shown == NULL)
    {
      g_test_message ("REFUSED %s: %s", line, fault != NULL ? fault : error->message);
      walk->n_refused++;
      return FALSE;
    }
  g_assert_true (tbr_whatif_add (walk->whatif, 1, line, NULL));
  g_assert_true (tbr_whatif_is_changed (walk->whatif));
  /* back, and forth again: to the byte */
  g_assert_true (tbr_whatif_undo (walk->whatif, 1));
  g_autofree char *undone = tbr_whatif_text (walk->whatif, 1, NULL, NULL);
  g_assert_cmpstr (undone, ==, before);
  g_assert_true (tbr_whatif_redo (walk->whatif, 1));
  g_autofree char *redone = tbr_whatif_text (walk->whatif, 1, NULL, NULL);
  g_assert_cmpstr (redone, ==, text);
  assert_saved_the_same (walk, shown, text);
  g_assert_false (tbr_whatif_is_changed (walk->whatif));
  walk->n_edits++;
  return TRUE;
}

/* Takes all back that was done. */
static void
undo_all (Walk *walk)
{
  g_autofree char *fault = NULL;
  while (tbr_whatif_undo (walk->whatif, 1))
    ;
  g_autofree char *text = tbr_whatif_text (walk->whatif, 1, NULL, NULL);
  g_autoptr (TbrScenario) undone = read_text (walk, text, &fault);
  g_assert_cmphex (undone->digest, ==, walk->base->digest);
}

/* The first parameter with a default that can be written. */
static const TbrParam *
find_settable (const TbrKind *kind)
{
  for (guint i = 0; i < kind->n_params; i++)
    if (kind->params[i].fallback != NULL && *kind->params[i].fallback != '\0'
        && kind->params[i].type != TBR_PARAM_REF && kind->params[i].type != TBR_PARAM_REFS
        && !is_place (&kind->params[i]))
      return &kind->params[i];
  return NULL;
}

static void
set_something (Walk *walk, const TbrKind *kind, const char *id)
{
  const TbrParam *param = find_settable (kind);
  if (param == NULL)
    return;
  g_autofree char *value = g_shell_quote (param->fallback);
  g_autofree char *line
      = g_strdup_printf ("set %s.%s.%s %s", kind->section, id, param->name, value);
  (void) do_edit (walk, line);
}

/* Added, set, extended by each of its rows, removed. */
static void
walk_kind (Walk *walk, const TbrKind *kind)
{
  guint by_hand = find_special (kind);
  if (by_hand != TBR_NONE && special[by_hand].line == NULL)
    {
      set_something (walk, kind, special[by_hand].id);
      undo_all (walk);
      return;
    }
  g_autofree char *add
      = by_hand != TBR_NONE ? at_early (walk, special[by_hand].line) : line_of_add (walk, kind);
  const char *id = by_hand != TBR_NONE ? special[by_hand].id : ID;
  if (!do_edit (walk, add))
    return;
  set_something (walk, kind, id);
  for (guint i = 0; i < kind->n_rows; i++)
    {
      g_autoptr (GString) line = g_string_new (NULL);
      g_string_printf (line, "extend %s %s %s", kind->section, id, kind->rows[i].name);
      append_row (line, walk->base, kind, &kind->rows[i], LATER);
      (void) do_edit (walk, line->str);
    }
  g_autofree char *away = g_strdup_printf ("remove %s %s", kind->section, id);
  (void) do_edit (walk, away);
  undo_all (walk);
}

static void
walk_order (Walk *walk, const TbrKind *kind)
{
  guint by_hand = find_special (kind);
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *at = tbr_instant_format (walk->base->start_unix + EARLY);
  g_string_printf (line, "order %s planner %s", at, kind->name);
  append_params (line, walk->base, kind->params, kind->n_params, kind->size, EARLY);
  g_autofree char *hand = by_hand != TBR_NONE ? at_early (walk, special[by_hand].line) : NULL;
  if (!do_edit (walk, hand != NULL ? hand : line->str))
    return;
  set_something (walk, kind, kind->name);
  g_autofree char *away = g_strdup_printf ("remove %s %s", kind->section, kind->name);
  (void) do_edit (walk, away);
  undo_all (walk);
}

/* A crisis with all that kinds refer to: services that depend on each other, too. (transfer full)
 */
static char *
write_base (const Walk *walk, const char *folder)
{
  g_autofree char *from = g_build_filename (walk->library, "sweden-2018", "scenario.xml", NULL);
  g_autofree char *text = NULL;
  g_assert_true (g_file_get_contents (from, &text, NULL, NULL));
  g_autoptr (GString) whole = g_string_new (text);
  g_assert_cmpuint (g_string_replace (whole, "<use href=\"library/stock.xml\"",
                                      "<use href=\"library/dependencies.xml\"/>"
                                      "<use href=\"library/stock.xml\"",
                                      1),
                    ==, 1);
  char *path = g_build_filename (folder, "base.xml", NULL);
  g_assert_true (g_file_set_contents (path, whole->str, -1, NULL));
  return path;
}

static void
begin (Walk *walk)
{
  static const char *const settings[] = { "meta.duration=2 d", NULL };
  const char *source = g_getenv ("TABARD_SOURCE");
  g_autofree char *map = g_build_filename (source, "assets", "map", NULL);
  g_autofree char *fault = NULL;
  *walk = (Walk){ .map = tbr_map_load (map, NULL),
                  .library = g_build_filename (source, "scenarios", NULL),
                  .folder = g_dir_make_tmp ("tabard-edits-XXXXXX", NULL) };
  walk->path = write_base (walk, walk->folder);
  walk->file = g_build_filename (walk->folder, "saved.xml", NULL);
  walk->whatif = tbr_whatif_new (walk->path, settings, NULL);
  g_autofree char *text = tbr_whatif_text (walk->whatif, 1, NULL, NULL);
  walk->base = read_text (walk, text, &fault);
  g_assert_cmpstr (fault, ==, NULL);
}

static void
end (Walk *walk)
{
  g_unlink (walk->file);
  g_unlink (walk->path);
  g_rmdir (walk->folder);
  tbr_whatif_free (walk->whatif);
  tbr_scenario_free ((TbrScenario *) walk->base);
  tbr_map_free (walk->map);
  g_free (walk->library);
  g_free (walk->folder);
  g_free (walk->path);
  g_free (walk->file);
}

static void
test_edits_of_every_kind_go_back_and_forth (void)
{
  Walk walk;
  TbrKindSet set;
  begin (&walk);
  tbr_kind_set_registered (&set);
  for (int section = TBR_SECTION_META + 1; section < TBR_SECTION_N; section++)
    for (guint i = 0; set.kinds[section][i] != NULL; i++)
      if (section == TBR_SECTION_COMMANDS)
        walk_order (&walk, set.kinds[section][i]);
      else
        walk_kind (&walk, set.kinds[section][i]);
  g_test_message ("%u edits", walk.n_edits);
  g_assert_cmpuint (walk.n_refused, ==, 0);
  end (&walk);
}

/* Until their instant the run is that without them, to the digest; from there on another one. */
static void
test_edits_hold_from_their_instant (void)
{
  Walk walk;
  begin (&walk);
  for (guint i = 0; i < G_N_ELEMENTS (dated); i++)
    {
      g_autofree char *line = at_early (&walk, dated[i]), *fault = NULL;
      g_assert_true (do_edit (&walk, line));
      g_autofree char *text = tbr_whatif_text (walk.whatif, 1, NULL, NULL);
      g_autoptr (TbrScenario) edited = read_text (&walk, text, &fault);
      g_autoptr (TbrSim) one = tbr_sim_new (walk.base, 1, 0), other = tbr_sim_new (edited, 1, 0);
      /* an order finds its units there from the start */
      gboolean is_told = strstr (dated[i], " ; order ") == NULL;
      tbr_sim_run_until (one, EARLY - 1);
      tbr_sim_run_until (other, EARLY - 1);
      if (is_told)
        g_assert_cmphex (tbr_sim_digest (one), ==, tbr_sim_digest (other));
      tbr_sim_run_until (one, EARLY);
      tbr_sim_run_until (other, EARLY);
      g_assert_cmphex (tbr_sim_digest (one), !=, tbr_sim_digest (other));
      undo_all (&walk);
    }
  end (&walk);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scenario/edits/of-every-kind-go-back-and-forth",
                   test_edits_of_every_kind_go_back_and_forth);
  g_test_add_func ("/scenario/edits/hold-from-their-instant", test_edits_hold_from_their_instant);
  return g_test_run ();
}
