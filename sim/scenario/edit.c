/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What each kind of edit does to the text of a scenario. */
#include "scenario/edit.h"

#include "base/quote.h"
#include "scenario/kinds.h"

#include <tabard/units.h>

#include <string.h>

/* Begins a row inside an element that is added. */
#define ROW "/"
/* Begins another edit that is done and taken back with the one before it. */
#define AND ";"

typedef struct
{
  const char *name;  /* first word of the line */
  int least;         /* words */
  const char *shape; /* told when it is written otherwise */
  gboolean (*apply) (TbrMarkup *markup, char **words, GError **error);
} Verb;

static gboolean apply_set (TbrMarkup *markup, char **words, GError **error);
static gboolean apply_add (TbrMarkup *markup, char **words, GError **error);
static gboolean apply_extend (TbrMarkup *markup, char **words, GError **error);
static gboolean apply_remove (TbrMarkup *markup, char **words, GError **error);
static gboolean apply_change (TbrMarkup *markup, char **words, GError **error);
static gboolean apply_cut (TbrMarkup *markup, char **words, GError **error);
static gboolean apply_order (TbrMarkup *markup, char **words, GError **error);

static const Verb verbs[] = {
  { "set", 3, "set section.id.parameter value", apply_set },
  { "add", 3, "add section kind name=value... [/ row name=value...]...", apply_add },
  { "extend", 5, "extend section id row name=value...", apply_extend },
  { "remove", 3, "remove section id", apply_remove },
  { "change", 6, "change section id row number name=value...", apply_change },
  { "cut", 5, "cut section id row number", apply_cut },
  { "order", 4, "order instant seat command name=value...", apply_order },
};

/* ---- words ---- */

static const Verb *
find_verb (const char *name, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (verbs[i].name, name))
      return &verbs[i];
  g_autofree char *quoted = tbr_quote (name);
  g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX,
               "an edit begins with set, add, extend, remove, change, cut or order, not with %s",
               quoted);
  return NULL;
}

/* Whether a text can stand in an attribute. */
static gboolean
is_clean (const char *text)
{
  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (const char *at = text; *at != '\0'; at++)
    if (g_ascii_iscntrl (*at))
      return FALSE;
  return TRUE;
}

/* The words of a line, an edit behind the other; NULL when they are none. (transfer full) */
static char **
split (const char *line, GError **error)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (GError) local = NULL;
  if (!is_clean (line) || !g_shell_parse_argv (line, NULL, &words, &local))
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX, "an edit is one line of text%s%s",
                   local != NULL ? ": " : "", local != NULL ? local->message : "");
      return NULL;
    }
  return g_steal_pointer (&words);
}

/* The words up to the next edit, and where that begins. (transfer container) */
static char **
first_edit (char **words, char ***out_next)
{
  guint n = 0;
  while (words[n] != NULL && !g_str_equal (words[n], AND))
    n++;
  char **one = g_new0 (char *, n + 1);
  memcpy (one, words, n * sizeof *one);
  *out_next = words[n] != NULL ? words + n + 1 : NULL;
  return one;
}

/* The verb of an edit; NULL when it is none. */
static const Verb *
verb_of (char **words, GError **error)
{
  const Verb *verb = find_verb (words[0] != NULL ? words[0] : "", error);
  if (verb == NULL || (int) g_strv_length (words) >= verb->least)
    return verb;
  g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX, "an edit is written: %s", verb->shape);
  return NULL;
}

/* Checks every edit of a line, and applies them when there is a text. */
static gboolean
go_through (TbrMarkup *markup, const char *line, GError **error)
{
  g_auto (GStrv) words = split (line, error);
  char **rest = words;
  while (rest != NULL)
    {
      g_autofree char **one = first_edit (rest, &rest);
      const Verb *verb = verb_of (one, error);
      if (verb == NULL || (markup != NULL && !verb->apply (markup, one, error)))
        return FALSE;
    }
  return words != NULL;
}

gboolean
tbr_edit_check (const char *line, GError **error)
{
  return go_through (NULL, line, error);
}

gboolean
tbr_edit_apply (TbrMarkup *markup, const char *line, GError **error)
{
  return go_through (markup, line, error);
}

static int
find_section (const char *name, GError **error)
{
  int section = tbr_section_find (name);
  if (section > TBR_SECTION_META)
    return section;
  g_autofree char *quoted = tbr_quote (name);
  g_autofree char *list = g_strjoinv (", ", (char **) tbr_section_names + 1);
  g_set_error (error, TBR_ERROR, TBR_ERROR_NAME, "unknown section %s: the sections are %s", quoted,
               list);
  return -1;
}

/* The name in a word "name=value", and where its value begins; NULL with an error. (transfer full)
 */
static char *
split_attribute (const char *word, const char **out_value, GError **error)
{
  const char *equals = strchr (word, '=');
  gsize n = equals != NULL ? (gsize) (equals - word) : 0;
  g_autofree char *name = g_strdelimit (g_strndup (word, n), "_", '-');
  if (n == 0 || !g_ascii_islower (*name)
      || strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789-") != n)
    {
      g_autofree char *quoted = tbr_quote (word);
      g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX, "%s is not of the form name=value", quoted);
      return NULL;
    }
  *out_value = equals + 1;
  return g_steal_pointer (&name);
}

/* Appends " name="value"" for a word "name=value". */
static gboolean
append_attribute (GString *xml, const char *word, GError **error)
{
  const char *written;
  g_autofree char *name = split_attribute (word, &written, error);
  if (name == NULL)
    return FALSE;
  g_autofree char *value = g_markup_escape_text (written, -1);
  g_string_append_printf (xml, " %s=\"%s\"", name, value);
  return TRUE;
}

/* ---- sections of the text ---- */

/* Place of a part in the order of a file. */
static int
rank_of (const TbrMarkup *markup, guint32 node)
{
  static const char *const heads[] = { "meta", "use", "settings" };
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    if (tbr_markup_is (markup, node, heads[i]))
      return (int) i;
  for (int i = 1; i < TBR_SECTION_N; i++)
    if (tbr_markup_is (markup, node, tbr_section_names[i]))
      return (int) G_N_ELEMENTS (heads) + i;
  return 0;
}

static int
rank_of_name (const char *name)
{
  for (int i = 1; i < TBR_SECTION_N; i++)
    if (g_str_equal (tbr_section_names[i], name))
      return 3 + i;
  return 2;
}

/* The part of that name; it is made where it belongs when the file has none. */
static guint32
need_part (TbrMarkup *markup, const char *name)
{
  guint32 found = tbr_markup_child (markup, 0, name, TBR_NONE);
  if (found != TBR_NONE)
    return found;
  guint32 before = TBR_NONE;
  for (guint32 i = tbr_markup_child (markup, 0, NULL, TBR_NONE); i != TBR_NONE;
       i = tbr_markup_child (markup, 0, NULL, i))
    if (rank_of (markup, i) < rank_of_name (name))
      before = i;
  g_autofree char *prefix = tbr_markup_prefix (markup);
  g_autofree char *xml = g_strdup_printf ("<%s%s/>", prefix, name);
  if (before != TBR_NONE)
    tbr_markup_insert_after (markup, before, xml);
  else
    tbr_markup_append (markup, 0, xml);
  return tbr_markup_child (markup, 0, name, TBR_NONE);
}

/* ---- set ---- */

/* The same path always written in one way. (transfer full) */
static char *
tidy_path (const char *path)
{
  const char *first = strchr (path, '.'), *last = strrchr (path, '.');
  g_autofree char *name = first != NULL ? g_strndup (path, (gsize) (first - path)) : NULL;
  int section = name != NULL ? tbr_section_find (name) : -1;
  if (section < 0)
    return g_strdup (path);
  g_autofree char *middle = g_strndup (first, (gsize) (last - first));
  g_autofree char *parameter = g_strdelimit (g_strdup (last), "_", '-');
  return g_strconcat (tbr_section_names[section], middle, parameter, NULL);
}

/* The <set> of a path, TBR_NONE when there is none. */
static guint32
find_setting (const TbrMarkup *markup, const char *path)
{
  guint32 settings = tbr_markup_child (markup, 0, "settings", TBR_NONE);
  guint32 found = TBR_NONE;
  if (settings == TBR_NONE)
    return TBR_NONE;
  for (guint32 i = tbr_markup_child (markup, settings, "set", TBR_NONE); i != TBR_NONE;
       i = tbr_markup_child (markup, settings, "set", i))
    {
      g_autofree char *written = tbr_markup_get (markup, i, "path");
      g_autofree char *tidy = tidy_path (written != NULL ? written : "");
      if (g_str_equal (tidy, path))
        found = i;
    }
  return found;
}

/* The start is written in <meta>, all else in <settings>, which go before what an element says. */
static gboolean
apply_set (TbrMarkup *markup, char **words, GError **error)
{
  g_autofree char *path = tidy_path (words[1]);
  g_autofree char *value = g_strjoinv (" ", words + 2);
  guint32 meta = tbr_markup_child (markup, 0, "meta", TBR_NONE);
  guint32 known = find_setting (markup, path);
  if (g_str_equal (path, "meta.start") && meta != TBR_NONE)
    tbr_markup_set (markup, meta, "start", value);
  else if (known != TBR_NONE)
    tbr_markup_set (markup, known, "value", value);
  else
    {
      g_autofree char *prefix = tbr_markup_prefix (markup);
      g_autofree char *xml
          = g_markup_printf_escaped ("<%sset path=\"%s\" value=\"%s\"/>", prefix, path, value);
      tbr_markup_append (markup, need_part (markup, "settings"), xml);
    }
  return TRUE;
}

/* ---- add ---- */

static gboolean
has_id (char **words)
{
  for (guint i = 0; words[i] != NULL && !g_str_equal (words[i], ROW); i++)
    if (g_str_has_prefix (words[i], "id="))
      return TRUE;
  return FALSE;
}

/* Whether an element of the section of this text is called so, or will be when it is read. */
static guint32
find_called (const TbrMarkup *markup, int section, const char *id)
{
  guint32 part = tbr_markup_child (markup, 0, tbr_section_names[section], TBR_NONE);
  gboolean is_open = tbr_section_is_open ((TbrSectionId) section);
  guint32 by_kind = TBR_NONE, by_number = TBR_NONE;
  guint n = 0;
  if (part == TBR_NONE)
    return TBR_NONE;
  for (guint32 i = tbr_markup_child (markup, part, NULL, TBR_NONE); i != TBR_NONE;
       i = tbr_markup_child (markup, part, NULL, i))
    {
      const TbrMarkupNode *node = tbr_markup_node (markup, i);
      g_autofree char *given = tbr_markup_get (markup, i, "id");
      g_autofree char *element = g_strndup (markup->text->str + node->name, node->n_name);
      g_autofree char *kind = tbr_markup_get (markup, i, "kind");
      const char *name = is_open && kind != NULL ? kind : element;
      g_autofree char *number = g_strdup_printf ("%s.%u", name, ++n);
      if (given != NULL && g_str_equal (given, id))
        return i;
      if (given == NULL && is_open && by_kind == TBR_NONE && g_str_equal (name, id))
        by_kind = i;
      if (given == NULL && g_str_equal (number, id))
        by_number = i;
    }
  return by_kind != TBR_NONE ? by_kind : by_number;
}

/* An id for a new element whose kind can do without: otherwise it would be made of its number, and
   change when one before it is taken out. (transfer full) */
static char *
make_id (const TbrMarkup *markup, int section, const char *name)
{
  g_autofree char *id = NULL;
  guint n = 1;
  do
    {
      g_free (id);
      id = g_strdup_printf ("%s.%u", name, n++);
    }
  while (find_called (markup, section, id) != TBR_NONE);
  return g_steal_pointer (&id);
}

/* Whether a word can name a kind or a row; the scenario says later whether it does. */
static gboolean
is_name (const char *word, const char *what, GError **error)
{
  if (word != NULL && g_ascii_islower (*word)
      && strspn (word, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen (word))
    return TRUE;
  g_autofree char *quoted = tbr_quote (word != NULL ? word : "");
  g_set_error (error, TBR_ERROR, TBR_ERROR_NAME, "%s is not the name of a %s", quoted, what);
  return FALSE;
}

/* Appends one row, "weather at=... wind=...", up to the next or the end. Returns: where that is,
   NULL with an error */
static char **
append_row (GString *xml, char **words, const char *prefix, GError **error)
{
  if (!is_name (words[0], "row", error))
    return NULL;
  g_string_append_printf (xml, "<%s%s", prefix, *words++);
  for (; *words != NULL && !g_str_equal (*words, ROW); words++)
    if (!append_attribute (xml, *words, error))
      return NULL;
  g_string_append (xml, "/>");
  return words;
}

/* Appends rows: "/ weather at=... wind=... / fire lon=...". */
static gboolean
append_rows (GString *xml, char **words, const char *prefix, GError **error)
{
  while (*words != NULL)
    {
      g_string_append (xml, "\n  ");
      words = append_row (xml, words + 1, prefix, error);
      if (words == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
apply_add (TbrMarkup *markup, char **words, GError **error)
{
  int section = find_section (words[1], error);
  if (section < 0)
    return FALSE;
  g_autofree char *prefix = tbr_markup_prefix (markup);
  g_autoptr (GString) xml = g_string_new (NULL);
  gboolean is_open = tbr_section_is_open ((TbrSectionId) section);
  if (!is_name (words[2], "kind", error))
    return FALSE;
  const char *element = is_open ? tbr_section_element ((TbrSectionId) section) : words[2];
  g_string_append_printf (xml, "<%s%s", prefix, element);
  if (is_open)
    g_string_append_printf (xml, " kind=\"%s\"", words[2]);
  if (!has_id (words + 3))
    {
      g_autofree char *id = make_id (markup, section, words[2]);
      g_string_append_printf (xml, " id=\"%s\"", id);
    }
  char **at = words + 3;
  for (; *at != NULL && !g_str_equal (*at, ROW); at++)
    if (!append_attribute (xml, *at, error))
      return FALSE;
  gboolean has_rows = *at != NULL;
  g_string_append (xml, has_rows ? ">" : "/>");
  if (!append_rows (xml, at, prefix, error))
    return FALSE;
  if (has_rows)
    g_string_append_printf (xml, "\n</%s%s>", prefix, element);
  tbr_markup_append (markup, need_part (markup, tbr_section_names[section]), xml->str);
  return TRUE;
}

/* ---- extend and remove ---- */

/* The element of an edit, when it is written in the scenario itself; TBR_NONE with an error. */
static guint32
find_own (const TbrMarkup *markup, int section, const char *id, GError **error)
{
  guint32 node = find_called (markup, section, id);
  if (node != TBR_NONE)
    return node;
  g_autofree char *quoted = tbr_quote (id);
  g_set_error (error, TBR_ERROR, TBR_ERROR_NAME,
               "no %s %s is written in the scenario itself: what it draws in from a library "
               "stays, and can only be set to something else",
               tbr_section_things ((TbrSectionId) section), quoted);
  return TBR_NONE;
}

/* Puts a row behind all that an element has. */
static gboolean
apply_extend (TbrMarkup *markup, char **words, GError **error)
{
  int section = find_section (words[1], error);
  if (section < 0)
    return FALSE;
  guint32 node = find_own (markup, section, words[2], error);
  if (node == TBR_NONE)
    return FALSE;
  g_autofree char *prefix = tbr_markup_prefix (markup);
  g_autoptr (GString) xml = g_string_new (NULL);
  if (append_row (xml, words + 3, prefix, error) == NULL)
    return FALSE;
  tbr_markup_append (markup, node, xml->str);
  return TRUE;
}

/* Writes down the ids that elements behind one get from their numbers, before these change. */
static void
pin_ids (TbrMarkup *markup, int section, guint32 removed)
{
  guint32 part = tbr_markup_child (markup, 0, tbr_section_names[section], TBR_NONE);
  gboolean is_open = tbr_section_is_open ((TbrSectionId) section);
  guint n = 0;
  for (guint32 i = tbr_markup_child (markup, part, NULL, TBR_NONE); i != TBR_NONE;
       i = tbr_markup_child (markup, part, NULL, i))
    {
      const TbrMarkupNode *node = tbr_markup_node (markup, i);
      g_autofree char *given = tbr_markup_get (markup, i, "id");
      g_autofree char *element = g_strndup (markup->text->str + node->name, node->n_name);
      g_autofree char *kind = is_open ? tbr_markup_get (markup, i, "kind") : NULL;
      const char *name = kind != NULL ? kind : element;
      g_autofree char *id = g_strdup_printf ("%s.%u", name, ++n);
      gboolean is_first = is_open && find_called (markup, section, name) == i;
      if (given == NULL && i > removed)
        tbr_markup_set (markup, i, "id", is_first ? name : id);
    }
}

/* Takes out what <settings> say about an element that is gone. */
static void
forget_settings (TbrMarkup *markup, int section, const char *id)
{
  g_autofree char *begin = g_strdup_printf ("%s.%s.", tbr_section_names[section], id);
  guint32 settings = tbr_markup_child (markup, 0, "settings", TBR_NONE);
  guint32 before = TBR_NONE;
  while (settings != TBR_NONE)
    {
      guint32 i = tbr_markup_child (markup, settings, "set", before);
      if (i == TBR_NONE)
        return;
      g_autofree char *path = tbr_markup_get (markup, i, "path");
      g_autofree char *tidy = tidy_path (path != NULL ? path : "");
      if (g_str_has_prefix (tidy, begin) && strchr (tidy + strlen (begin), '.') == NULL)
        tbr_markup_remove (markup, i);
      else
        before = i;
    }
}

static gboolean
apply_remove (TbrMarkup *markup, char **words, GError **error)
{
  int section = find_section (words[1], error);
  if (section < 0)
    return FALSE;
  guint32 node = find_own (markup, section, words[2], error);
  if (node == TBR_NONE)
    return FALSE;
  pin_ids (markup, section, node);
  tbr_markup_remove (markup, node);
  forget_settings (markup, section, words[2]);
  return TRUE;
}

/* ---- rows ---- */

/* The row of an edit, "fire 2" of an element that is written in the scenario itself; TBR_NONE with
   an error. */
static guint32
find_row (const TbrMarkup *markup, char **words, GError **error)
{
  int section = find_section (words[1], error);
  guint32 node = section >= 0 ? find_own (markup, section, words[2], error) : TBR_NONE;
  guint32 row = TBR_NONE;
  guint64 wanted = 0;
  guint n = 0;
  if (node == TBR_NONE || !is_name (words[3], "row", error))
    return TBR_NONE;
  if (!g_ascii_string_to_unsigned (words[4], 10, 1, G_MAXUINT32, &wanted, NULL))
    wanted = 0;
  while ((row = tbr_markup_child (markup, node, words[3], row)) != TBR_NONE)
    if (++n == wanted)
      return row;
  g_autofree char *quoted = tbr_quote (words[4]), *id = tbr_quote (words[2]);
  g_set_error (error, TBR_ERROR, TBR_ERROR_NAME,
               "%s has no %s of the number %s: it has %u written in the scenario itself", id,
               words[3], quoted, n);
  return TBR_NONE;
}

/* Writes other values into a row. */
static gboolean
apply_change (TbrMarkup *markup, char **words, GError **error)
{
  for (char **word = words + 5; *word != NULL; word++)
    {
      const char *value;
      guint32 row = find_row (markup, words, error);
      g_autofree char *name = row != TBR_NONE ? split_attribute (*word, &value, error) : NULL;
      if (name == NULL)
        return FALSE;
      tbr_markup_set (markup, row, name, value);
    }
  return TRUE;
}

/* Takes a row out. */
static gboolean
apply_cut (TbrMarkup *markup, char **words, GError **error)
{
  guint32 row = find_row (markup, words, error);
  if (row == TBR_NONE)
    return FALSE;
  tbr_markup_remove (markup, row);
  return TRUE;
}

/* ---- order ---- */

static gboolean
apply_order (TbrMarkup *markup, char **words, GError **error)
{
  g_autofree char *prefix = tbr_markup_prefix (markup);
  g_autoptr (GString) xml = g_string_new (NULL);
  gint64 at;
  if (!tbr_instant_parse (words[1], &at, error))
    return FALSE;
  g_autofree char *head = g_markup_printf_escaped ("<%scommand kind=\"%s\" at=\"%s\" seat=\"%s\"",
                                                   prefix, words[3], words[1], words[2]);
  g_string_append (xml, head);
  for (char **word = words + 4; *word != NULL; word++)
    if (!append_attribute (xml, *word, error))
      return FALSE;
  g_string_append (xml, "/>");
  tbr_markup_append (markup, need_part (markup, tbr_section_names[TBR_SECTION_COMMANDS]), xml->str);
  return TRUE;
}
