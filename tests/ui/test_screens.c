/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* On every screen, in every theme, size and language no text sticks out of its box, lies on another
   or is cut, is left in English or written for programs. */
#include "screens.h"

#include "desktop/state.h"
#include "draw/language.h"

#include <glib/gstdio.h>
#include <string.h>

static const struct
{
  const char *name;
  int width, height;
  double ui;
} sizes[] = { { "1280x720", 1280, 720, 1 },
              { "2560x1440", 2560, 1440, 2 },
              { "1024x640", 1024, 640, 1.5 } };

#define LEAST_CUT 110.0 /* pixels at ui 1 that are left of a text that is cut */

static char *folder;

/* ---- looking ---- */

/* Faults so far, and which they are. */
typedef struct
{
  guint n_texts;
  GString *faults;
} Looked;

static void
find_fault (Looked *looked, const char *where, const char *what, const TbrShownText *text)
{
  g_autofree char *line = g_strdup_printf ("%s: '%s' %s\n", where, text->text, what);
  if (strstr (looked->faults->str, line) == NULL)
    g_string_append (looked->faults, line);
}

/* Letters end a little before their line does. */
static gboolean
is_inside (const TbrRect *box, const TbrRect *room, double slack)
{
  return box->x >= room->x - slack && box->y >= room->y - slack
         && box->x + box->width <= room->x + room->width + slack
         && box->y + box->height <= room->y + room->height + slack;
}

/* @kept: where the expression is kept once it was read */
static gboolean
matches (GRegex **kept, const char *expression, const char *text)
{
  if (*kept == NULL)
    *kept = g_regex_new (expression, 0, 0, NULL);
  return g_regex_match (*kept, text, 0, NULL);
}

/* What is written for programs: "capability=GFFFV", "ask-help:". */
static gboolean
is_code (const char *text)
{
  static GRegex *codes;
  return matches (&codes, "\\b[a-z]+=['\"A-Z0-9]|^[a-z]+-[a-z]+: ", text);
}

/* Four digits and more in a row that are no year, instant, name or position: thousands stand apart.
 */
static gboolean
is_ungrouped (const char *text)
{
  static GRegex *number;
  return matches (&number, "(?<![\\w.,:/+-])(?!(19|20)\\d\\d(?!\\d))\\d{4,}(?![\\w:/-])", text);
}

/* Numbers, and that there is none, are written one way. */
static void
check_numbers (Looked *looked, const char *where, const TbrShownText *text)
{
  if (g_str_equal (text->text, "-"))
    find_fault (looked, where, "is a hyphen for what is not known", text);
  if (is_ungrouped (text->text) && strstr (where, "-file ") == NULL)
    find_fault (looked, where, "has thousands that stand together", text);
}

/* Whether people write here what a file has, or see the file itself. */
static gboolean
is_of_file (const char *where)
{
  static const char *const begins[] = { "events", "faults", "doctor", "form-", "jump" };
  for (guint i = 0; i < G_N_ELEMENTS (begins); i++)
    if (g_str_has_prefix (where, begins[i]))
      return TRUE;
  return FALSE;
}

/* "2018-07-12T22:00Z": a file's, in UTC; people have a clock and words for the date. */
static gboolean
is_instant (const char *text)
{
  static GRegex *instant;
  return matches (&instant, "\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d", text);
}

/* Where a language sets a sign apart, French "Suède : feux", every text does. */
static gboolean
has_bare_colon (const char *text)
{
  static GRegex *bare;
  return strstr (tbr_word ("%s: %s"), "%s: ") == NULL
         && matches (&bare, "[^\\s\\x{a0}\\x{202f}]: ", text);
}

/* A title of a shipped exercise within another text. */
static gboolean
has_english_title (const char *text)
{
  static const char *const titles[] = { "The night on the Meuse", "Two Augusts", "Worm Friday" };
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (strstr (text, titles[i]) != NULL && !g_str_equal (tbr_word (titles[i]), titles[i]))
      return TRUE;
  return FALSE;
}

/* What a language writes in a way of its own. */
static void
check_ways (Looked *looked, const char *where, const TbrShownText *text)
{
  /* a region, a site, and the other name of a town are called as they call themselves */
  gboolean is_own_name
      = g_str_has_prefix (where, "table-sites") || g_str_has_prefix (where, "details-region")
        || g_str_has_prefix (where, "details-town") || g_str_has_prefix (where, "coverage-region");
  if (is_of_file (where))
    return;
  if (is_instant (text->text))
    find_fault (looked, where, "is an instant as files have it", text);
  if (has_bare_colon (text->text))
    find_fault (looked, where, "has a colon of another language", text);
  if (has_english_title (text->text))
    find_fault (looked, where, "has a title that is not translated", text);
  if (!is_own_name && !g_str_equal (tbr_town (text->text), text->text))
    find_fault (looked, where, "is a town by its name in another language", text);
}

/* In words of the reader's language. */
static void
check_words (Looked *looked, const char *where, const TbrShownText *text)
{
  check_ways (looked, where, text);
  /* the doctor shows lines of a file as they are */
  if (is_code (text->text) && strstr (where, "-file ") == NULL)
    find_fault (looked, where, "is code", text);
  /* the list shows an author the names of the file; a tab's word has a meaning of its own */
  gboolean is_own = g_str_has_prefix (where, "events") || g_str_equal (text->text, "Details");
  if (!is_own && !g_str_equal (tbr_word (text->text), text->text))
    find_fault (looked, where, "is not translated", text);
}

/* What a trainer and those who play see: on a small projector, too. */
static gboolean
is_exercise (const char *where)
{
  return g_str_has_prefix (where, "exercise") || g_str_has_prefix (where, "review")
         || g_str_has_prefix (where, "events") || g_str_has_prefix (where, "start");
}

static void
check_texts (Looked *looked, const char *where, const GArray *texts, double slack)
{
  gboolean is_small = g_str_has_suffix (where, " 1024x640");
  for (guint i = 0; i < texts->len; i++)
    {
      const TbrShownText *text = &g_array_index (texts, TbrShownText, i);
      check_words (looked, where, text);
      check_numbers (looked, where, text);
      if (is_small && !is_exercise (where))
        continue;
      if (!is_inside (&text->box, &text->room, slack))
        find_fault (looked, where, "sticks out", text);
      /* in a table a long name may end in dots, as long as there is enough to know it by */
      if (text->is_cut && !is_small && text->box.width < LEAST_CUT * slack)
        find_fault (looked, where, "is cut", text);
      for (guint k = 0; k < i; k++)
        {
          const TbrShownText *other = &g_array_index (texts, TbrShownText, k);
          g_autofree char *what = g_strdup_printf ("lies over '%s'", other->text);
          if (tbr_rect_overlaps (&text->box, &other->box))
            find_fault (looked, where, what, text);
        }
    }
  looked->n_texts += texts->len;
}

/* Of a form the field that is written is seen whole: its name, its line, what may be chosen, and
   how. */
static void
check_form (Looked *looked, const char *where, const TbrPanel *form)
{
  const GArray *widgets = form->tree.widgets;
  guint i = 0;
  while (i < widgets->len && g_array_index (widgets, TbrWidget, i).kind != TBR_WIDGET_INPUT)
    i++;
  if (!form->is_open || i == 0 || i == widgets->len)
    return;
  double top = form->scroll, end = top + form->rect.height - form->foot;
  for (i--; i < widgets->len; i++)
    {
      const TbrWidget *one = &g_array_index (widgets, TbrWidget, i);
      if (one->kind != TBR_WIDGET_TEXT && one->kind != TBR_WIDGET_INPUT
          && one->kind != TBR_WIDGET_NOTE && one->action != TBR_ACT_FORM_CHOICE)
        return;
      if (one->rect.y < top || one->rect.y + one->rect.height > end + 1)
        g_string_append_printf (looked->faults, "%s: '%s' is scrolled away\n", where, one->text);
    }
}

static void
look (Watched *watched, const char *name, gpointer data)
{
  Looked *looked = data;
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      tbr_desktop_resize (watched->desktop, sizes[i].width, sizes[i].height, sizes[i].ui);
      /* no theme has letters of its own: all of them are looked at once */
      for (int theme = 0; theme < (i == 0 ? TBR_THEME_N : 1); theme++)
        {
          for (int panel = 0; panel < TBR_PANEL_N; panel++)
            {
              g_autoptr (GArray) texts = tbr_desktop_texts (watched->desktop, (TbrPanelId) panel);
              g_autofree char *where = g_strdup_printf ("%s %s", name, sizes[i].name);
              check_texts (looked, where, texts, sizes[i].ui);
              if (panel == TBR_PANEL_FORM && is_exercise (where))
                check_form (looked, where, &watched->desktop->panels[panel]);
            }
          if (i == 0)
            tbr_desktop_act (watched->desktop, TBR_ACT_THEME, 0);
        }
    }
  tbr_desktop_resize (watched->desktop, WATCHED_WIDTH, WATCHED_HEIGHT, 1);
  watched_tick (watched, 1);
}

static void
test_screens_hold_their_texts (gconstpointer language)
{
  Looked looked = { 0, g_string_new (NULL) };
  if (!screens_language (language))
    {
      g_test_skip ("there are no catalogues");
      g_string_free (looked.faults, TRUE);
      return;
    }
  screens_walk (folder, look, &looked);
  g_assert_cmpuint (looked.n_texts, >, 10000);
  g_assert_cmpstr (looked.faults->str, ==, "");
  g_string_free (looked.faults, TRUE);
}

int
main (int argc, char **argv)
{
  folder = watched_home ();
  const char *language = g_getenv ("TABARD_LANGUAGE");
  g_autofree char *path = g_strconcat ("/ui/screens/hold-their-texts-", language, NULL);
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func (path, language, test_screens_hold_their_texts);
  int code = g_test_run ();
  watched_home_clear (folder);
  return code;
}
