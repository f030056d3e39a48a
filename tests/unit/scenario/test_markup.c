/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* One element of a text is changed, and every other byte stays. */
#include "scenario/markup.h"

#include <tabard/types.h>

#include <string.h>

static const char text[] = "<?xml version='1.0'?>\n"
                           "<!-- <a> is no element here -->\n"
                           "<t:root xmlns:t='urn:x'>\n"
                           "  <t:one  x='1'   y = \"a&amp;b &#233; > c\" />\n"
                           "  <t:two>\n"
                           "    <t:leaf id='p'/>  <!-- kept -->\n"
                           "    <t:leaf id='q'/>\n"
                           "  </t:two>\n"
                           "</t:root>\n";

typedef struct
{
  TbrMarkup markup;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  tbr_markup_init (&fixture->markup, text, strlen (text));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  tbr_markup_clear (&fixture->markup);
}

static guint32
find (const Fixture *fixture, const char *name)
{
  guint32 node = tbr_markup_child (&fixture->markup, 0, name, TBR_NONE);
  g_assert_cmpuint (node, !=, TBR_NONE);
  return node;
}

/* The text with one part of it replaced. */
static void
assert_replaced (const Fixture *fixture, const char *part, const char *by)
{
  const char *at = strstr (text, part);
  g_assert_nonnull (at);
  g_autofree char *head = g_strndup (text, (gsize) (at - text));
  g_autofree char *wanted = g_strconcat (head, by, at + strlen (part), NULL);
  g_assert_cmpstr (fixture->markup.text->str, ==, wanted);
}

static void
test_markup_finds_elements (Fixture *fixture, gconstpointer data)
{
  g_autofree char *prefix = tbr_markup_prefix (&fixture->markup);
  g_assert_cmpstr (prefix, ==, "t:");
  g_assert_cmpuint (fixture->markup.nodes->len, ==, 5);
  guint32 two = find (fixture, "two");
  guint32 leaf = tbr_markup_child (&fixture->markup, two, "leaf", TBR_NONE);
  g_autofree char *first = tbr_markup_get (&fixture->markup, leaf, "id");
  g_assert_cmpstr (first, ==, "p");
  leaf = tbr_markup_child (&fixture->markup, two, "leaf", leaf);
  g_autofree char *second = tbr_markup_get (&fixture->markup, leaf, "id");
  g_assert_cmpstr (second, ==, "q");
  g_assert_cmpuint (tbr_markup_child (&fixture->markup, two, "leaf", leaf), ==, TBR_NONE);
  g_assert_cmpuint (tbr_markup_child (&fixture->markup, 0, "three", TBR_NONE), ==, TBR_NONE);
}

static void
test_markup_reads_and_writes_attributes (Fixture *fixture, gconstpointer data)
{
  guint32 one = find (fixture, "one");
  g_autofree char *y = tbr_markup_get (&fixture->markup, one, "y");
  g_assert_cmpstr (y, ==, "a&b \xc3\xa9 > c");
  g_assert_null (tbr_markup_get (&fixture->markup, one, "z"));
  tbr_markup_set (&fixture->markup, one, "x", "<2>");
  assert_replaced (fixture, "x='1'", "x='&lt;2&gt;'");
  tbr_markup_set (&fixture->markup, one, "x", "1");
  tbr_markup_set (&fixture->markup, one, "z", "\"n\"");
  assert_replaced (fixture, "c\" />", "c\" z=\"&quot;n&quot;\" />");
}

static void
test_markup_appends_where_neighbours_stand (Fixture *fixture, gconstpointer data)
{
  tbr_markup_append (&fixture->markup, find (fixture, "two"), "<t:leaf>\n</t:leaf>");
  assert_replaced (fixture, "id='q'/>\n", "id='q'/>\n    <t:leaf>\n    </t:leaf>\n");
}

static void
test_markup_opens_what_is_empty (Fixture *fixture, gconstpointer data)
{
  tbr_markup_append (&fixture->markup, find (fixture, "one"), "<t:leaf/>");
  assert_replaced (fixture, " />", ">\n    <t:leaf/>\n  </t:one>");
}

static void
test_markup_removes_with_its_line (Fixture *fixture, gconstpointer data)
{
  guint32 two = find (fixture, "two");
  guint32 leaf = tbr_markup_child (&fixture->markup, two, NULL, TBR_NONE);
  tbr_markup_remove (&fixture->markup, leaf);
  assert_replaced (fixture, "\n    <t:leaf id='p'/>", "");
  tbr_markup_remove (&fixture->markup, find (fixture, "two"));
  g_assert_cmpuint (fixture->markup.nodes->len, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  static const struct
  {
    const char *path;
    void (*run) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/scenario/markup/finds-elements", test_markup_finds_elements },
    { "/scenario/markup/reads-and-writes-attributes", test_markup_reads_and_writes_attributes },
    { "/scenario/markup/appends-where-neighbours-stand",
      test_markup_appends_where_neighbours_stand },
    { "/scenario/markup/opens-what-is-empty", test_markup_opens_what_is_empty },
    { "/scenario/markup/removes-with-its-line", test_markup_removes_with_its_line },
  };
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
