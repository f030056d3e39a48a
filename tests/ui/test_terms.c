/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What tables of kinds and shipped files say is shown in the language of the reader, and goes to
   files and runs as it was: here in Greek. */
#include "watched.h"

#include "desktop/branching.h"
#include "desktop/forms.h"
#include "desktop/state.h"
#include "draw/language.h"
#include "report/fault_words.h"
#include "report/report_measure.h"

#include <tabard/hazard.h>
#include <tabard/sim.h>

#include <pango/pangocairo.h>
#include <string.h>

static Watched sweden;
static char *folder;

static const TbrScenario *
scenario (void)
{
  return tbr_desktop_moment (sweden.desktop)->snapshot->scenario;
}

/* The widget argument of a parameter of the first hazard. */
static gint64
packed (const char *name)
{
  const TbrObject *object = tbr_scenario_object (scenario (), TBR_SECTION_HAZARDS, 0);
  guint32 index = 0;
  while (scenario ()->objects[index] != object)
    index++;
  return tbr_form_pack (index, (guint) tbr_kind_find_param (object->kind, name));
}

static void
select_hazard (void)
{
  TbrThing fires = { TBR_THING_HAZARD, 0 };
  tbr_desktop_act (sweden.desktop, TBR_ACT_SELECT, tbr_thing_pack (fires));
}

/* A name, a sentence and a choice of the table of wildfires. */
static void
test_terms_are_greek_in_details (void)
{
  g_autofree char *title = tbr_desktop_title (sweden.desktop);
  g_assert_true (g_str_has_prefix (title, "Σουηδία, Ιούλιος 2018"));
  select_hazard ();
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "συντελεστής εξάπλωσης"));
  g_assert_false (watched_shows (&sweden, TBR_PANEL_SIDE, "spread-factor"));
  const TbrWidget *balance = tbr_tree_find (tbr_desktop_tree (sweden.desktop, TBR_PANEL_SIDE),
                                            TBR_ACT_EDIT_PARAM, packed ("balance"));
  g_assert_nonnull (balance);
  g_assert_cmpstr (balance->text, ==, "ισοζύγιο");
  g_assert_cmpstr (balance->value, ==, "μερίδιο");
}

/* Words of the language, written without their accents. */
static void
test_terms_are_found_in_greek (void)
{
  watched_key (&sweden, 'f', TBR_WITH_CONTROL);
  watched_write (&sweden, "σουηδια");
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SEARCH, "Σουηδία"));
  watched_key (&sweden, TBR_KEY_ESCAPE, 0);
  watched_key (&sweden, 'f', TBR_WITH_CONTROL);
  const char *title = scenario ()->capabilities[0]->title;
  g_assert_cmpstr (tbr_word (title), !=, title);
  watched_write (&sweden, tbr_word (title));
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SEARCH, tbr_word (title)));
  watched_key (&sweden, TBR_KEY_ESCAPE, 0);
}

static void
test_terms_are_greek_in_a_tip (void)
{
  select_hazard ();
  const TbrTree *tree = tbr_desktop_tree (sweden.desktop, TBR_PANEL_SIDE);
  const TbrWidget *first = NULL;
  for (guint i = 0; i < tree->widgets->len && first == NULL; i++)
    if (g_array_index (tree->widgets, TbrWidget, i).action == TBR_ACT_EDIT_PARAM)
      first = &g_array_index (tree->widgets, TbrWidget, i);
  g_assert_nonnull (first);
  const TbrParam *param = tbr_forms_param (scenario (), first->argument);
  TbrRect panel = tbr_desktop_panel_rect (sweden.desktop, TBR_PANEL_SIDE);
  TbrInput move = { .kind = TBR_INPUT_MOVE,
                    .x = panel.x + first->rect.x + 8,
                    .y = panel.y + first->rect.y + 4 };
  if (first->rect.y > panel.height / 2)
    {
      tbr_panel_scroll (sweden.desktop, TBR_PANEL_SIDE, first->rect.y - panel.height / 2);
      watched_settle (&sweden);
      move.y -= sweden.desktop->panels[TBR_PANEL_SIDE].scroll;
    }
  tbr_desktop_input (sweden.desktop, &move);
  g_autofree char *soon = tbr_desktop_tip (sweden.desktop);
  g_assert_null (soon);
  watched_tick (&sweden, 60);
  g_autofree char *tip = tbr_desktop_tip (sweden.desktop);
  g_assert_nonnull (tip);
  g_assert_true (g_str_has_prefix (tip, tbr_word (param->sentence)));
  g_assert_cmpstr (tbr_word (param->sentence), !=, param->sentence);
  /* what a file calls it stands behind */
  g_assert_nonnull (strstr (tip, param->name));
}

static void
test_terms_are_greek_in_a_form (void)
{
  watched_key (&sweden, 'b', TBR_WITH_CONTROL);
  watched_settle (&sweden);
  select_hazard ();
  tbr_desktop_act (sweden.desktop, TBR_ACT_EDIT_PARAM, packed ("balance"));
  g_assert_true (watched_shows (&sweden, TBR_PANEL_FORM, "ισοζύγιο"));
  g_assert_true (watched_shows (&sweden, TBR_PANEL_FORM,
                                "τι αφαιρεί η παρυφή που κρατιέται από την ανάπτυξη"));
  g_assert_true (watched_shows (&sweden, TBR_PANEL_FORM, "ένα από: μερίδιο, αναμέτρηση"));
  g_assert_true (watched_shows (&sweden, TBR_PANEL_FORM, "[balance]"));
  watched_write (&sweden, "αναμ");
  watched_key (&sweden, TBR_KEY_ENTER, 0);
  watched_settle (&sweden);
  g_assert_null (tbr_desktop_tree (sweden.desktop, TBR_PANEL_FORM));
}

/* What is refused is refused in Greek, before any edit is tried. */
static void
test_terms_are_greek_in_a_refusal (void)
{
  static const struct
  {
    const char *written, *said;
  } cases[] = { { "7000", "συντελεστής εξάπλωσης: το 7000 είναι εκτός 0-10" },
                { "3 km", "συντελεστής εξάπλωσης: το 3 km γράφεται χωρίς μονάδα" },
                { "1,5", "συντελεστής εξάπλωσης: το 1,5 δεν διαβάζεται, χρειάζεται αριθμός" },
                { "0.5", NULL } };
  tbr_desktop_act (sweden.desktop, TBR_ACT_EDIT_PARAM, packed ("spread-factor"));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      watched_write (&sweden, cases[i].written);
      watched_key (&sweden, TBR_KEY_ENTER, 0);
      watched_settle (&sweden);
      if (cases[i].said == NULL)
        g_assert_null (tbr_desktop_tree (sweden.desktop, TBR_PANEL_FORM));
      else
        g_assert_true (watched_shows (&sweden, TBR_PANEL_FORM, cases[i].said));
    }
}

/* The run is of the word that the file has; a plain run in English says the same. */
static void
test_terms_never_reach_a_run (void)
{
  const TbrObject *object = tbr_scenario_object (scenario (), TBR_SECTION_HAZARDS, 0);
  guint balance = (guint) tbr_kind_find_param (object->kind, "balance");
  g_autofree char *written
      = tbr_param_format (&object->kind->params[balance], scenario ()->start_unix, object->values);
  g_assert_cmpstr (written, ==, "race");
  g_autoptr (TbrSim) sim = tbr_sim_new (scenario (), (guint64) scenario ()->meta->seed, 0);
  tbr_sim_run_until (sim, scenario ()->meta->duration);
  g_assert_cmphex (tbr_player_digest (tbr_desktop_player (sweden.desktop)), ==,
                   tbr_sim_digest (sim));
}

static void
test_terms_are_greek_at_the_start (void)
{
  Watched start;
  watched_init (&start, NULL);
  watched_settle (&start);
  g_assert_true (
      watched_shows (&start, TBR_PANEL_START, "Σουηδία, Ιούλιος 2018: ογδόντα δασικές πυρκαγιές"));
  g_assert_true (watched_shows (&start, TBR_PANEL_START, "Ένα ξηρό καλοκαίρι"));
  g_assert_false (watched_shows (&start, TBR_PANEL_START, "eighty forest fires"));
  watched_clear (&start);
}

/* ---- faults and measures ---- */

static gboolean
is_greek (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_get_script (g_utf8_get_char (text)) == G_UNICODE_SCRIPT_GREEK)
      return TRUE;
  return FALSE;
}

/* Every message of a fault is said in Greek, with all its values. */
static void
test_terms_are_greek_in_every_fault (void)
{
  for (guint i = 0; tbr_fault_patterns[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (tbr_fault_patterns[i], "%s", -1);
      g_autoptr (GString) message = g_string_new (words[0]);
      for (guint k = 1; words[k] != NULL; k++)
        g_string_append_printf (message, "'v%u'%s", k, words[k]);
      g_autofree char *said = tbr_fault_words (message->str);
      if (!is_greek (said))
        g_error ("%s: %s", message->str, said);
      for (guint k = 1; words[k] != NULL; k++)
        {
          g_autofree char *value = g_strdup_printf ("'v%u'", k);
          g_assert_nonnull (strstr (said, value));
        }
    }
}

/* Whose fault it is stays as it is in the file; a sentence of a table, a hint and a message inside
   a message are said. */
static void
test_terms_are_greek_inside_a_fault (void)
{
  static const struct
  {
    const char *message, *said;
  } cases[]
      = { { "flood 'a': cell: 'b' is there twice", "flood 'a': cell: το 'b' υπάρχει δύο φορές" },
          { "a.xml: cannot be opened: No such file or directory",
            "a.xml: δεν ανοίγει: Δεν υπάρχει τέτοιο αρχείο ή φάκελος" },
          { "inject 'a': when: 'b' is no kind of need: did you mean 'c'?",
            "inject 'a': when: το 'b' δεν είναι είδος ανάγκης: μήπως 'c';" } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *said = tbr_fault_words (cases[i].message);
      g_assert_cmpstr (said, ==, cases[i].said);
    }
}

/* Whatever a whole run measures has a Greek name. */
static void
test_terms_are_greek_in_every_measure (void)
{
  g_autoptr (TbrSim) sim = tbr_sim_new (scenario (), 1, 0);
  tbr_sim_run_until (sim, scenario ()->meta->duration);
  TbrResult *result = tbr_sim_result (sim);
  g_assert_cmpuint (result->indicators->len, >, 50);
  for (guint i = 0; i < result->indicators->len; i++)
    {
      const char *measure = g_array_index (result->indicators, TbrIndicator, i).measure;
      g_autofree char *name = tbr_report_measure_name (measure);
      if (!is_greek (name))
        g_error ("%s: %s", measure, name);
    }
  tbr_result_free (result);
}

/* The letters that each official language of the Union has beside the 26, from its alphabet. */
static const struct
{
  const char *code, *letters;
} alphabets[] = {
  { "bg", "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЬЮЯабвгдежзийклмнопрстуфхцчшщъьюяѝ" },
  { "hr", "ČĆĐŠŽčćđšž" },
  { "cs", "ÁČĎÉĚÍŇÓŘŠŤÚŮÝŽáčďéěíňóřšťúůýž" },
  { "da", "ÆØÅæøå" },
  { "nl", "ÉËÏÓÖÜĲéëïóöüĳ" },
  { "en", "£‘’“”" },
  { "et", "ÄÕÖÜŠŽäõöüšž" },
  { "fi", "ÄÖÅŠŽäöåšž" },
  { "fr", "ÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸàâæçéèêëîïôœùûüÿ«»’" },
  { "de", "ÄÖÜẞäöüß„“" },
  { "el", "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρσςτυφχψωΆΈΉΊΌΎΏΪΫάέήίόύώϊϋΐΰ·" },
  { "hu", "ÁÉÍÓÖŐÚÜŰáéíóöőúüű" },
  { "ga", "ÁÉÍÓÚáéíóú" },
  { "it", "ÀÈÉÌÒÙàèéìòù" },
  { "lv", "ĀČĒĢĪĶĻŅŠŪŽāčēģīķļņšūž" },
  { "lt", "ĄČĘĖĮŠŲŪŽąčęėįšųūž" },
  { "mt", "ĊĠĦŻċġħż" },
  { "pl", "ĄĆĘŁŃÓŚŹŻąćęłńóśźż" },
  { "pt", "ÀÁÂÃÇÉÊÍÓÔÕÚàáâãçéêíóôõú" },
  { "ro", "ĂÂÎȘȚăâîșț" },
  { "sk", "ÁÄČĎÉÍĹĽŇÓÔŔŠŤÚÝŽáäčďéíĺľňóôŕšťúýž" },
  { "sl", "ČŠŽčšž" },
  { "es", "ÁÉÍÑÓÚÜáéíñóúü¿¡" },
  { "sv", "ÅÄÖåäö" },
};

/* No letter is a box, nor is it taken from some other font that happens to be there. */
static void
test_terms_have_letters_in_every_language (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 8, 8);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);
  PangoFontDescription *wanted = pango_font_description_from_string ("DejaVu Sans 10");
  pango_layout_set_font_description (layout, wanted);
  g_assert_cmpuint (G_N_ELEMENTS (alphabets), ==, 24);
  for (guint i = 0; i < G_N_ELEMENTS (alphabets); i++)
    {
      pango_layout_set_text (layout, alphabets[i].letters, -1);
      g_assert_cmpint (pango_layout_get_unknown_glyphs_count (layout), ==, 0);
      PangoLayoutIter *iter = pango_layout_get_iter (layout);
      do
        {
          PangoLayoutRun *run = pango_layout_iter_get_run_readonly (iter);
          PangoFontDescription *font
              = run != NULL ? pango_font_describe (run->item->analysis.font) : NULL;
          if (font != NULL && strcmp (pango_font_description_get_family (font), "DejaVu Sans") != 0)
            g_error ("%s: %s", alphabets[i].code, pango_font_description_get_family (font));
          pango_font_description_free (font);
        }
      while (pango_layout_iter_next_run (iter));
      pango_layout_iter_free (iter);
    }
  pango_font_description_free (wanted);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* Nobody has translated what an author of today wrote. */
static void
test_terms_leave_the_unknown_alone (void)
{
  const char *own = "Crisis of my own, 2031";
  g_assert_true (tbr_word (own) == own);
  g_assert_cmpstr (tbr_word (""), ==, "");
  g_assert_cmpstr (tbr_word ("spread-factor"), ==, "συντελεστής εξάπλωσης");
}

/* A town is found by its Greek name, by the one on the map and without accents; it is told in
   Greek, with the other name; forms take it, and the file gets it as the map writes it. */
static void
test_terms_towns_are_greek (void)
{
  static const char *const wanted[] = { "Αθήνα", "αθηνα", "Athens" };
  const char *greek = tbr_town ("Athens");
  g_assert_cmpstr (greek, ==, "Αθήνα");
  g_assert_cmpstr (tbr_town ("Kiruna"), ==, "Kiruna");
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      watched_key (&sweden, 'f', TBR_WITH_CONTROL);
      watched_write (&sweden, wanted[i]);
      g_assert_true (watched_shows (&sweden, TBR_PANEL_SEARCH, greek));
      watched_key (&sweden, TBR_KEY_ESCAPE, 0);
      watched_tick (&sweden, 1);
    }
  g_autofree char *label = NULL;
  const TbrMap *map = sweden.desktop->map->map;
  for (guint32 i = 0; i < map->n_cities && label == NULL; i++)
    if (g_str_equal (map->cities[i].name, "Athens"))
      {
        label = tbr_forms_town (sweden.desktop, i);
        tbr_desktop_act (sweden.desktop, TBR_ACT_SELECT,
                         tbr_thing_pack ((TbrThing){ TBR_THING_CITY, i }));
        g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, greek));
        g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "Athens"));
        g_assert_cmpuint (tbr_forms_find_town (sweden.desktop, label), ==, i);
      }
  g_assert_cmpstr (label, ==, "Αθήνα, Ελλάδα");
}

/* Every town with words of its own is one of the map, in an order in which it is found. */
static void
test_terms_towns_are_on_the_map (void)
{
  const TbrMap *map = sweden.desktop->map->map;
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint32 i = 0; i < map->n_cities; i++)
    {
      g_hash_table_add (names, (gpointer) map->cities[i].name);
      g_assert_true (map->cities[i].capital != 2 || tbr_town_is_known (map->cities[i].name));
    }
  for (guint i = 0; tbr_known_towns[i] != NULL; i++)
    {
      g_assert_true (g_hash_table_contains (names, tbr_known_towns[i]));
      g_assert_true (tbr_town_is_known (tbr_known_towns[i]));
      g_assert_true (i == 0 || strcmp (tbr_known_towns[i - 1], tbr_known_towns[i]) < 0);
    }
  g_assert_false (tbr_town_is_known ("Kiruna"));
}

int
main (int argc, char **argv)
{
  const char *folders[] = { g_getenv ("TABARD_CATALOGUES"), NULL };
  g_test_init (&argc, &argv, NULL);
  if (folders[0] == NULL || !tbr_language_begin ("el", folders, NULL))
    {
      g_print ("1..0 # SKIP there are no catalogues\n");
      return 0;
    }
  folder = watched_home ();
  watched_init_work (&sweden, "sweden-2018", folder);
  watched_settle (&sweden);
  g_test_add_func ("/ui/terms/towns-are-on-the-map", test_terms_towns_are_on_the_map);
  g_test_add_func ("/ui/terms/towns-are-greek", test_terms_towns_are_greek);
  g_test_add_func ("/ui/terms/are-found-in-greek", test_terms_are_found_in_greek);
  g_test_add_func ("/ui/terms/are-greek-in-details", test_terms_are_greek_in_details);
  g_test_add_func ("/ui/terms/are-greek-in-a-tip", test_terms_are_greek_in_a_tip);
  g_test_add_func ("/ui/terms/are-greek-in-a-form", test_terms_are_greek_in_a_form);
  g_test_add_func ("/ui/terms/are-greek-in-a-refusal", test_terms_are_greek_in_a_refusal);
  g_test_add_func ("/ui/terms/never-reach-a-run", test_terms_never_reach_a_run);
  g_test_add_func ("/ui/terms/are-greek-at-the-start", test_terms_are_greek_at_the_start);
  g_test_add_func ("/ui/terms/are-greek-in-every-fault", test_terms_are_greek_in_every_fault);
  g_test_add_func ("/ui/terms/are-greek-inside-a-fault", test_terms_are_greek_inside_a_fault);
  g_test_add_func ("/ui/terms/are-greek-in-every-measure", test_terms_are_greek_in_every_measure);
  g_test_add_func ("/ui/terms/have-letters-in-every-language",
                   test_terms_have_letters_in_every_language);
  g_test_add_func ("/ui/terms/leave-the-unknown-alone", test_terms_leave_the_unknown_alone);
  int failed = g_test_run ();
  watched_clear (&sweden);
  watched_home_clear (folder);
  return failed;
}
