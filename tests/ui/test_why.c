/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The details say why a unit was sent and an offer was kept or taken, and who came second, of
   crises in which that is known beforehand. */
#include "desktop/facility.h"
#include "desktop/listing_rows.h"
#include "one_fire.h"
#include "report/idle.h"
#include "report/order_words.h"
#include "watched.h"

#include <glib/gstdio.h>
#include <string.h>

#define AT_HOME                                                                                    \
  "<unit id='A' capability='M' state='SE' base='Malmö'/>"                                         \
  "<unit id='B' capability='M' state='SE' base='Sundsvall'/>"                                      \
  "<unit id='C' capability='M' state='SE' base='Helsingborg'/>"
#define ABROAD                                                                                     \
  "<unit id='A' capability='M' state='FI' base='Oulu'/>"                                           \
  "<unit id='B' capability='M' state='NO' base='Oslo'/>"                                           \
  "<unit id='C' capability='M' state='FI' base='Vaasa'/>"

typedef struct
{
  Watched watched;
  char *path;
} Crisis;

static void
open_crisis (Crisis *self, const char *units, const char *policies, TbrTime at)
{
  g_autofree char *text = g_strdup_printf (one_fire, units, policies);
  int file = g_file_open_tmp ("tabard-XXXXXX.xml", &self->path, NULL);
  g_assert_cmpint (file, >=, 0);
  g_assert_true (g_file_set_contents (self->path, text, -1, NULL));
  (void) g_close (file, NULL);
  watched_init_file (&self->watched, self->path);
  watched_settle (&self->watched);
  tbr_desktop_act (self->watched.desktop, TBR_ACT_SEEK, at);
  watched_settle (&self->watched);
}

static void
close_crisis (Crisis *self)
{
  watched_clear (&self->watched);
  g_assert_cmpint (g_unlink (self->path), ==, 0);
  g_free (self->path);
}

static void
choose (Crisis *self, TbrThingKind kind, guint32 index)
{
  const TbrThing thing = { kind, index };
  tbr_desktop_act (self->watched.desktop, TBR_ACT_SELECT, tbr_thing_pack (thing));
  watched_tick (&self->watched, 2);
}

static gboolean
says (Crisis *self, const char *text)
{
  return watched_shows (&self->watched, TBR_PANEL_SIDE, text);
}

/* Whether a line of a panel has all of these words. */
static gboolean
has_line (Crisis *self, TbrPanelId panel, const char *name, const char *mark)
{
  g_autofree char *text = tbr_tree_to_text (tbr_desktop_tree (self->watched.desktop, panel));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (strstr (lines[i], name) != NULL && strstr (lines[i], mark) != NULL)
      return TRUE;
  return FALSE;
}

/* What a fire needs rests on what is only estimated of fires: everywhere where it is told. */
static void
test_why_marks_needs_that_rest_on_estimates (void)
{
  Crisis self;
  open_crisis (&self, AT_HOME, "<policy kind='nearest' id='near' decision='dispatch'/>",
               90 * TBR_MINUTE);
  tbr_desktop_act (self.watched.desktop, TBR_ACT_FINDINGS, 0);
  watched_tick (&self.watched, 2);
  g_assert_true (has_line (&self, TBR_PANEL_SIDE, "Of what is needed", "(estimate)"));
  choose (&self, TBR_THING_NEED, 0);
  g_assert_true (has_line (&self, TBR_PANEL_SIDE, "Being done", "(estimate)"));
  g_assert_true (has_line (&self, TBR_PANEL_SIDE, "Wanted", "(estimate)"));
  choose (&self, TBR_THING_HAZARD, 0);
  g_assert_true (has_line (&self, TBR_PANEL_SIDE, "being done", "\xe2\x89\x88"));
  tbr_desktop_act (self.watched.desktop, TBR_ACT_TABLE, 0);
  tbr_desktop_act (self.watched.desktop, TBR_ACT_TABLE_LIST, TBR_LIST_NEEDS);
  watched_tick (&self.watched, 2);
  g_assert_true (watched_shows (&self.watched, TBR_PANEL_TABLE, "estimated"));
  close_crisis (&self);
}

static void
test_why_tells_who_came_second (void)
{
  Crisis self;
  open_crisis (&self, AT_HOME, "<policy kind='nearest' id='near' decision='dispatch'/>", TBR_DAY);
  choose (&self, TBR_THING_UNIT, 1);
  g_assert_false (says (&self, "WHY IT WAS NOT SENT"));
  g_assert_true (says (&self, "Policy “Nearest unit”"));
  g_assert_true (says (&self, "Second best: C (Module, Sweden)"));
  g_assert_true (says (&self, "km farther."));
  /* the policy can be looked at from here, by the scenario's clock and in words */
  const TbrThing policy = { TBR_THING_POLICY, 0 };
  g_assert_nonnull (tbr_tree_find (tbr_desktop_tree (self.watched.desktop, TBR_PANEL_SIDE),
                                   TBR_ACT_SELECT, tbr_thing_pack (policy)));
  choose (&self, TBR_THING_POLICY, 0);
  g_assert_true (has_line (&self, TBR_PANEL_SIDE, "decision", "which national unit goes where"));
  g_assert_true (has_line (&self, TBR_PANEL_SIDE, "from", "Fri 13 Jul"));
  g_assert_false (says (&self, "2018-07-13T"));
  /* the need tells the same of the unit that was sent for it */
  choose (&self, TBR_THING_NEED, 0);
  g_assert_true (says (&self, "Second best: C (Module, Sweden)"));
  /* who stayed at home was not sent, and says nothing of it */
  choose (&self, TBR_THING_UNIT, 2);
  g_assert_false (says (&self, "Second best"));
  close_crisis (&self);
}

static void
test_why_says_that_the_quickest_won (void)
{
  Crisis self;
  open_crisis (&self, AT_HOME, "<policy kind='fastest' id='fast' decision='dispatch'/>", TBR_DAY);
  choose (&self, TBR_THING_UNIT, 1);
  g_assert_true (says (&self, "Policy “Fastest unit”"));
  g_assert_true (says (&self, " slower."));
  close_crisis (&self);
}

static void
test_why_of_an_offer_names_policies_of_both_sides (void)
{
  Crisis self;
  open_crisis (&self, ABROAD,
               "<policy kind='at-onset' id='ask'/><policy kind='all-but-reserve' id='give'/>"
               "<policy kind='fastest' id='take' decision='choose'/>",
               3 * TBR_DAY);
  choose (&self, TBR_THING_UNIT, 1);
  g_assert_true (says (&self, "Policy “All but the reserve”"));
  g_assert_true (says (&self, "Policy “Fastest unit”"));
  /* Oslo is nearer than Oulu and Vaasa, and by road all the way: the others are kept or come second
   */
  choose (&self, TBR_THING_UNIT, 0);
  g_assert_true (says (&self, "Taken before it: B (Module, Norway)"));
  close_crisis (&self);
}

#define NEAREST "<policy kind='nearest' id='near' decision='dispatch'/>"
#define ASK "<policy kind='at-onset' id='ask'/><policy kind='fastest' id='take' decision='choose'/>"

/* Units that were never sent, and the only reason that there can be. */
static void
test_why_of_who_stayed (void)
{
  static const struct
  {
    const char *units, *policies;
    guint32 unit;
    const char *said;
  } cases[] = {
    { AT_HOME, NEAREST, 2, "It was weighed and came second: B was sent, which needed " },
    { AT_HOME, NEAREST, 0,
      "Its state sent 1 other unit to what was needed at home, and not this one." },
    { AT_HOME "<unit id='D' capability='E' state='SE' base='Gävle'/>", NEAREST, 3,
      "Nothing has been needed that it can do something about." },
    { AT_HOME "<unit id='D' capability='M' state='SE' base='Gävle' duty='0 %'/>", NEAREST, 3,
      "It is not on duty and cannot be sent." },
    { AT_HOME "<unit id='D' capability='M' state='FI' base='Oulu'/>", NEAREST, 3,
      "1 need that it can do something about is abroad, and no state asked for help." },
    { ABROAD, ASK "<policy kind='never' id='give' decision='offer'/>", 1,
      "Norway was asked 1 time for what it does and offered nothing: it keeps its reserve." },
    { ABROAD, ASK "<policy kind='all-but-reserve' id='give'/>", 0,
      "It was offered 1 time and not taken: " },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Crisis self;
      g_test_message ("%s", cases[i].said);
      open_crisis (&self, cases[i].units, cases[i].policies, 3 * TBR_DAY);
      choose (&self, TBR_THING_UNIT, cases[i].unit);
      if (!says (&self, cases[i].said))
        {
          g_autofree char *text
              = tbr_tree_to_text (tbr_desktop_tree (self.watched.desktop, TBR_PANEL_SIDE));
          g_assert_cmpstr (text, ==, cases[i].said);
        }
      /* before there was a fire there was no reason but that */
      tbr_desktop_act (self.watched.desktop, TBR_ACT_SEEK, 0);
      watched_settle (&self.watched);
      g_assert_true (says (&self, "Nothing has been needed"));
      close_crisis (&self);
    }
}

/* States by their names, seats by who has them. */
static void
test_why_tells_values_in_words (void)
{
  Crisis self;
  open_crisis (&self, AT_HOME,
               "<policy kind='nearest' id='near' decision='dispatch' states='SE FI'/>", 0);
  choose (&self, TBR_THING_POLICY, 0);
  g_assert_true (has_line (&self, TBR_PANEL_SIDE, "states", "Sweden, Finland"));
  const TbrScenario *scenario = tbr_desktop_moment (self.watched.desktop)->snapshot->scenario;
  g_autofree char *seat = tbr_order_words_line (scenario, "set-seat state=SE player=person");
  g_assert_true (g_str_has_suffix (seat, ": Sweden, a person decides"));
  g_autofree char *site = tbr_order_words_line (scenario, "set-site site=ESSA state=open");
  g_assert_cmpstr (site, ==, "Stockholm-Arlanda Airport: open");
  g_autofree char *out
      = g_strdup_printf ("set-unit unit=%s state=out-of-service", scenario->units[0].id);
  g_autofree char *unit = tbr_order_words_line (scenario, out);
  g_assert_true (g_str_has_suffix (unit, "): out of service"));
  g_autofree char *port = tbr_facility_what ("cargo;oil_bulk");
  g_assert_cmpstr (port, ==, "cargo, oil bulk");
  close_crisis (&self);
}

/* A fact that a run could tell, by a word of its code. */
static TbrFact
fact_of (TbrFactCode kind, const char *word, guint32 a, guint32 b, guint32 c)
{
  const TbrFactInfo *info = tbr_fact_info (kind);
  TbrFact fact = { .kind = (guint16) kind, .a = a, .b = b, .c = c };
  for (guint i = 0; word != NULL && i < G_N_ELEMENTS (info->fields); i++)
    for (guint16 k = 0; info->fields[i].type == TBR_FIELD_CHOICE
                        && info->fields[i].slot == TBR_SLOT_CODE && info->fields[i].choices[k];
         k++)
      if (g_str_equal (info->fields[i].choices[k], word))
        fact.code = k;
  return fact;
}

/* The hurdles that no crisis here stops at: facts are made by hand. */
static void
test_why_of_every_hurdle (void)
{
  Crisis self;
  open_crisis (&self, AT_HOME "<unit id='D' capability='M' state='FI' layer='rescEU' base='Oulu'/>",
               NEAREST, 0);
  const TbrScenario *scenario = tbr_desktop_moment (self.watched.desktop)->snapshot->scenario;
  guint32 se = tbr_map_find_state (scenario->map, "SE").i;
  guint32 fi = tbr_map_find_state (scenario->map, "FI").i;
  guint32 no = tbr_map_find_state (scenario->map, "NO").i;
  guint32 line = (guint32) tbr_need_find ("fire-line"), none = TBR_NONE;
  const struct
  {
    guint32 unit;
    TbrFact facts[3];
    const char *said;
  } cases[] = {
    { 0,
      { fact_of (TBR_FACT_NEED_OPENED, "fire-line", 0, 0, se),
        fact_of (TBR_FACT_UNIT_SERVICE, "out-of-service", 0, se, none) },
      "It has been taken out of service by an order." },
    { 0,
      { fact_of (TBR_FACT_NEED_OPENED, "fire-line", 0, 0, se) },
      "Its state has sent none of its units to what is needed at home." },
    { 0,
      { fact_of (TBR_FACT_NEED_OPENED, "fire-line", 0, 0, se),
        fact_of (TBR_FACT_UNIT_ORDER_FAILED, "no-way", 0, 0, none) },
      "It was ordered 1 time and could not go: it cannot get there." },
    { 0,
      { fact_of (TBR_FACT_NEED_OPENED, "fire-line", 0, 0, no),
        fact_of (TBR_FACT_REQUEST_OPENED, "vehicle", 1, no, line) },
      "1 request was for what it does, and Sweden was not asked or has not answered." },
    { 0,
      { fact_of (TBR_FACT_NEED_OPENED, "fire-line", 0, 0, no),
        fact_of (TBR_FACT_REQUEST_OPENED, "vehicle", 1, no, line),
        fact_of (TBR_FACT_OFFER_MADE, NULL, 0, 1, 1) },
      "Sweden offered 1 other unit to Norway, and not this one." },
    { 0,
      { fact_of (TBR_FACT_NEED_OPENED, "fire-line", 0, 0, no),
        fact_of (TBR_FACT_REQUEST_OPENED, "vehicle", 1, no, line),
        fact_of (TBR_FACT_OFFER_DECLINED, "unwilling", none, 1, se) },
      "Sweden was asked 1 time for what it does and offered nothing: it is not willing." },
    { 3,
      { fact_of (TBR_FACT_NEED_OPENED, "fire-line", 0, 0, no),
        fact_of (TBR_FACT_REQUEST_OPENED, "vehicle", 1, no, line),
        fact_of (TBR_FACT_OFFER_DECLINED, "unwilling", none, 1, fi) },
      "1 request was for what it does, and the Union did not send it: it is its reserve, for what "
      "states cannot give." },
    { 0, { fact_of (TBR_FACT_UNIT_ORDERED, NULL, 0, 0, none) }, NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TbrIdle) idle = tbr_idle_new (scenario, cases[i].unit);
      for (guint k = 0; k < G_N_ELEMENTS (cases[i].facts); k++)
        if (cases[i].facts[k].kind != 0)
          tbr_idle_take (idle, &cases[i].facts[k], 1);
      g_autofree char *sentence = tbr_idle_sentence (idle, TBR_DAY);
      g_assert_cmpstr (sentence, ==, cases[i].said);
    }
  close_crisis (&self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_autofree char *home = watched_home ();
  g_test_add_func ("/ui/why/tells-who-came-second", test_why_tells_who_came_second);
  g_test_add_func ("/ui/why/marks-needs-that-rest-on-estimates",
                   test_why_marks_needs_that_rest_on_estimates);
  g_test_add_func ("/ui/why/says-that-the-quickest-won", test_why_says_that_the_quickest_won);
  g_test_add_func ("/ui/why/of-an-offer-names-policies-of-both-sides",
                   test_why_of_an_offer_names_policies_of_both_sides);
  g_test_add_func ("/ui/why/of-who-stayed", test_why_of_who_stayed);
  g_test_add_func ("/ui/why/of-every-hurdle", test_why_of_every_hurdle);
  g_test_add_func ("/ui/why/tells-values-in-words", test_why_tells_values_in_words);
  int status = g_test_run ();
  watched_home_clear (g_steal_pointer (&home));
  return status;
}
