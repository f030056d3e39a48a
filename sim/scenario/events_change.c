/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What each kind of change does to the text of an exercise. */
#include "scenario/events_change.h"

#include "base/quote.h"
#include "scenario/exercise_kinds.h"

#include <string.h>

#define INJECT "inject"
#define TEXT "text"

typedef struct
{
  const char *name; /* first word */
  guint least;      /* words */
  guint step;       /* more words come in groups of so many; 0: no more */
  gboolean (*apply) (TbrMarkup *markup, const char *const *words, GError **error);
} Verb;

/* ---- finding ---- */

guint32
tbr_events_find (const TbrMarkup *markup, const char *element, const char *id, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  for (guint32 i = tbr_markup_child (markup, 0, element, TBR_NONE); i != TBR_NONE;
       i = tbr_markup_child (markup, 0, element, i))
    {
      char *name = tbr_markup_get (markup, i, "name");
      if (g_strcmp0 (name, id) == 0)
        {
          g_free (name);
          return i;
        }
      if (name != NULL)
        g_ptr_array_add (names, name);
    }
  g_ptr_array_add (names, NULL);
  const char *meant = tbr_suggest (id, (const char *const *) names->pdata);
  g_autofree char *quoted = tbr_quote (id);
  g_set_error (error, TBR_ERROR, TBR_ERROR_NAME, "unknown %s %s%s%s%s", element, quoted,
               meant != NULL ? ": did you mean '" : "", meant != NULL ? meant : "",
               meant != NULL ? "'?" : "");
  return TBR_NONE;
}

/* The kind of an element that has a name; NULL with an error when there is none. */
static const TbrKind *
find_kind (const char *element, GError **error)
{
  for (guint i = 0; tbr_exercise_kinds[i] != NULL; i++)
    if (g_str_equal (tbr_exercise_kinds[i]->element, element)
        && tbr_kind_find_param (tbr_exercise_kinds[i], "name") >= 0)
      return tbr_exercise_kinds[i];
  g_autofree char *quoted = tbr_quote (element);
  g_set_error (error, TBR_ERROR, TBR_ERROR_NAME, "%s is no element of an exercise with a name",
               quoted);
  return NULL;
}

static gboolean
check_attribute (const TbrKind *kind, const char *name, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  if (tbr_kind_find_param (kind, name) >= 0)
    return TRUE;
  for (guint i = 0; i < kind->n_params; i++)
    g_ptr_array_add (names, (gpointer) kind->params[i].name);
  g_ptr_array_add (names, NULL);
  g_autofree char *quoted = tbr_quote (name);
  g_autofree char *list = g_strjoinv (", ", (char **) names->pdata);
  g_set_error (error, TBR_ERROR, TBR_ERROR_NAME, "%s: unknown attribute %s: there are %s",
               kind->name, quoted, list);
  return FALSE;
}

/* The languages of the exercise. (transfer full) */
static GStrv
languages_of (const TbrMarkup *markup)
{
  g_autofree char *written = tbr_markup_get (markup, 0, "languages");
  return g_strsplit (written != NULL ? written : "en", " ", -1);
}

/* The text of an element in a language; TBR_NONE when there is none. */
static guint32
find_text (const TbrMarkup *markup, guint32 node, const char *language)
{
  for (guint32 i = tbr_markup_child (markup, node, TEXT, TBR_NONE); i != TBR_NONE;
       i = tbr_markup_child (markup, node, TEXT, i))
    {
      g_autofree char *written = tbr_markup_get (markup, i, "language");
      if (g_strcmp0 (written, language) == 0)
        return i;
    }
  return TBR_NONE;
}

/* ---- writing ---- */

static void
append_text (TbrMarkup *markup, guint32 node, const char *language)
{
  g_autofree char *prefix = tbr_markup_prefix (markup);
  g_autofree char *escaped = tbr_markup_escape (language);
  g_autofree char *xml = g_strdup_printf ("<%s" TEXT " language=\"%s\"/>", prefix, escaped);
  tbr_markup_append (markup, node, xml);
}

/* What says something says it in every language; what is not yet translated is empty. */
static void
fill_texts (TbrMarkup *markup, guint32 node)
{
  g_auto (GStrv) languages = languages_of (markup);
  g_autofree char *medium = tbr_markup_get (markup, node, "medium");
  if (g_strcmp0 (medium, tbr_medium_names[TBR_MEDIUM_MAP]) == 0
      && tbr_markup_child (markup, node, TEXT, TBR_NONE) == TBR_NONE)
    return;
  for (guint i = 0; languages[i] != NULL; i++)
    if (*languages[i] != '\0' && find_text (markup, node, languages[i]) == TBR_NONE)
      append_text (markup, node, languages[i]);
}

static void
set_value (TbrMarkup *markup, guint32 node, const char *name, const char *value)
{
  if (*value != '\0')
    tbr_markup_set (markup, node, name, value);
  else
    tbr_markup_unset (markup, node, name);
}

/* ---- the changes ---- */

static gboolean
apply_set (TbrMarkup *markup, const char *const *words, GError **error)
{
  const TbrKind *kind = find_kind (words[1], error);
  guint32 node = kind != NULL ? tbr_events_find (markup, words[1], words[2], error) : TBR_NONE;
  if (node == TBR_NONE)
    return FALSE;
  for (guint i = 3; words[i] != NULL; i += 2)
    {
      if (!check_attribute (kind, words[i], error))
        return FALSE;
      set_value (markup, node, words[i], words[i + 1]);
    }
  if (g_str_equal (words[1], INJECT))
    fill_texts (markup, node);
  return TRUE;
}

static gboolean
apply_say (TbrMarkup *markup, const char *const *words, GError **error)
{
  guint32 node = tbr_events_find (markup, INJECT, words[1], error);
  if (node == TBR_NONE)
    return FALSE;
  if (find_text (markup, node, words[2]) == TBR_NONE)
    append_text (markup, node, words[2]);
  fill_texts (markup, node);
  guint32 text = find_text (markup, node, words[2]);
  set_value (markup, text, "subject", words[3]);
  set_value (markup, text, "body", words[4]);
  return TRUE;
}

static gboolean
apply_from (TbrMarkup *markup, const char *const *words, GError **error)
{
  guint32 node = tbr_events_find (markup, INJECT, words[1], error);
  if (node == TBR_NONE)
    return FALSE;
  fill_texts (markup, node);
  if (find_text (markup, node, words[2]) == TBR_NONE)
    append_text (markup, node, words[2]);
  set_value (markup, find_text (markup, node, words[2]), "from", words[3]);
  return TRUE;
}

/* What has a title: the exercise, a note by its place, any other element by its name. */
static guint32
find_titled (const TbrMarkup *markup, const char *element, const char *id, GError **error)
{
  const TbrKind *const *kinds = tbr_exercise_kinds;
  guint64 place = 0;
  if (g_str_equal (element, kinds[TBR_EXERCISE_ROOT]->element))
    return 0;
  if (!g_str_equal (element, kinds[TBR_EXERCISE_GUIDANCE]->element))
    return find_kind (element, error) != NULL ? tbr_events_find (markup, element, id, error)
                                              : TBR_NONE;
  guint32 node = tbr_markup_child (markup, 0, element, TBR_NONE);
  if (g_ascii_string_to_unsigned (id, 10, 0, G_MAXUINT32, &place, error))
    for (; place > 0 && node != TBR_NONE; place--)
      node = tbr_markup_child (markup, 0, element, node);
  else
    return TBR_NONE;
  if (node == TBR_NONE)
    g_set_error (error, TBR_ERROR, TBR_ERROR_NAME, "there is no note %s", id);
  return node;
}

static gboolean
apply_entitle (TbrMarkup *markup, const char *const *words, GError **error)
{
  const TbrKind *const *kinds = tbr_exercise_kinds;
  gboolean is_note = g_str_equal (words[1], kinds[TBR_EXERCISE_GUIDANCE]->element);
  gboolean is_whole = g_str_equal (words[1], kinds[TBR_EXERCISE_OBJECTIVE]->element)
                      || g_str_equal (words[1], kinds[TBR_EXERCISE_ROLE]->element);
  guint32 node = find_titled (markup, words[1], words[2], error);
  if (node == TBR_NONE)
    return FALSE;
  /* these have a text in every language or none */
  if (is_whole)
    fill_texts (markup, node);
  if (find_text (markup, node, words[3]) == TBR_NONE)
    append_text (markup, node, words[3]);
  set_value (markup, find_text (markup, node, words[3]), is_note ? "body" : "subject", words[4]);
  return TRUE;
}

/* Puts an inject behind another one; "": behind all. */
static gboolean
insert (TbrMarkup *markup, const char *behind, const char *xml, GError **error)
{
  guint32 node = TBR_NONE;
  if (*behind != '\0')
    {
      node = tbr_events_find (markup, INJECT, behind, error);
      if (node == TBR_NONE)
        return FALSE;
    }
  else
    for (guint32 i = tbr_markup_child (markup, 0, INJECT, TBR_NONE); i != TBR_NONE;
         i = tbr_markup_child (markup, 0, INJECT, i))
      node = i;
  if (node != TBR_NONE)
    tbr_markup_insert_after (markup, node, xml);
  else
    tbr_markup_append (markup, 0, xml);
  return TRUE;
}

static gboolean
apply_add (TbrMarkup *markup, const char *const *words, GError **error)
{
  g_auto (GStrv) languages = languages_of (markup);
  g_autofree char *prefix = tbr_markup_prefix (markup);
  g_autoptr (GString) xml = g_string_new (NULL);
  g_string_append_printf (xml, "<%s" INJECT, prefix);
  tbr_exercise_append_value (xml, "name", words[2]);
  tbr_exercise_append_value (xml, "number", words[3]);
  tbr_exercise_append_value (xml, "at", words[4]);
  g_string_append (xml, ">\n");
  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_string_append_printf (xml, "  <%s" TEXT, prefix);
      tbr_exercise_append_value (xml, "language", languages[i]);
      if (i == 0 && *words[5] != '\0')
        tbr_exercise_append_value (xml, "subject", words[5]);
      g_string_append (xml, "/>\n");
    }
  g_string_append_printf (xml, "</%s" INJECT ">", prefix);
  return insert (markup, words[1], xml->str, error);
}

/* The attributes of an element again, its note with them. */
static void
append_again (GString *xml, const TbrMarkup *markup, guint32 node, TbrExerciseElement element)
{
  const TbrKind *kind = tbr_exercise_kinds[element];
  for (guint i = 0; i <= kind->n_params; i++)
    {
      const char *name = i < kind->n_params ? kind->params[i].name : "note";
      g_autofree char *value = tbr_markup_get (markup, node, name);
      if (value != NULL)
        tbr_exercise_append_value (xml, name, value);
    }
}

static gboolean
apply_copy (TbrMarkup *markup, const char *const *words, GError **error)
{
  g_autofree char *prefix = tbr_markup_prefix (markup);
  g_autoptr (GString) xml = g_string_new (NULL);
  guint32 node = tbr_events_find (markup, INJECT, words[1], error);
  if (node == TBR_NONE)
    return FALSE;
  g_string_append_printf (xml, "<%s" INJECT, prefix);
  append_again (xml, markup, node, TBR_EXERCISE_INJECT);
  g_string_append_c (xml, '>');
  for (guint32 i = tbr_markup_child (markup, node, TEXT, TBR_NONE); i != TBR_NONE;
       i = tbr_markup_child (markup, node, TEXT, i))
    {
      g_string_append_printf (xml, "\n  <%s" TEXT, prefix);
      append_again (xml, markup, i, TBR_EXERCISE_WORDING);
      g_string_append (xml, "/>");
    }
  g_string_append_printf (xml, "\n</%s" INJECT ">", prefix);
  tbr_markup_insert_after (markup, node, xml->str);
  /* its own names: it is the next one of its kind */
  guint32 copy = tbr_markup_child (markup, 0, INJECT, node);
  tbr_markup_set (markup, copy, "name", words[2]);
  tbr_markup_set (markup, tbr_markup_child (markup, 0, INJECT, node), "number", words[3]);
  return TRUE;
}

static gboolean
apply_remove (TbrMarkup *markup, const char *const *words, GError **error)
{
  guint32 node = tbr_events_find (markup, INJECT, words[1], error);
  if (node == TBR_NONE)
    return FALSE;
  tbr_markup_remove (markup, node);
  return TRUE;
}

static gboolean
apply_number (TbrMarkup *markup, const char *const *words, GError **error)
{
  for (guint i = 1; words[i] != NULL; i += 2)
    {
      guint32 node = tbr_events_find (markup, INJECT, words[i], error);
      if (node == TBR_NONE)
        return FALSE;
      tbr_markup_set (markup, node, "number", words[i + 1]);
    }
  return TRUE;
}

static const Verb verbs[] = {
  { "set", 5, 2, apply_set },         { "say", 5, 0, apply_say },
  { "add", 6, 0, apply_add },         { "from", 4, 0, apply_from },
  { "entitle", 5, 0, apply_entitle }, { "copy", 4, 0, apply_copy },
  { "remove", 2, 0, apply_remove },   { "number", 3, 2, apply_number },
};

gboolean
tbr_events_change (TbrMarkup *markup, const char *const *words, GError **error)
{
  guint n = g_strv_length ((char **) words);
  for (guint i = 0; n > 0 && i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (verbs[i].name, words[0]) && n >= verbs[i].least
        && (verbs[i].step > 0 ? (n - verbs[i].least) % verbs[i].step == 0 : n == verbs[i].least))
      return verbs[i].apply (markup, words, error);
  g_set_error_literal (error, TBR_ERROR, TBR_ERROR_SYNTAX, "it is no change of an events list");
  return FALSE;
}
