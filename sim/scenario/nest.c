/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Holds nested tags against the tables of their elements. */
#include "scenario/nest.h"

#include "base/quote.h"
#include "scenario/schema.h"

#include <tabard/file.h>

#include <string.h>

/* Largest file, bytes. */
#define MOST_BYTES 16000000
/* Most faults that are told of one file. */
#define MOST_FAULTS 1000

void
tbr_nest_init (TbrNest *nest, const TbrNestForm *form, const TbrReaderInput *input, TbrStore *store,
               TbrDiagnostics *faults)
{
  *nest = (TbrNest){ .form = form,
                     .input = input,
                     .faults = faults,
                     .store = store,
                     .places = g_array_new (FALSE, FALSE, sizeof (guint)) };
}

void
tbr_nest_clear (TbrNest *nest)
{
  g_array_unref (nest->places);
}

void
tbr_nest_refuse (TbrNest *nest, guint line, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  tbr_diagnostics_add (nest->faults, nest->input->name, line, "%s", message);
}

void
tbr_nest_refuse_word (TbrNest *nest, guint line, const char *what, const char *word,
                      GPtrArray *names)
{
  g_autofree char *quoted = tbr_quote (word);
  g_ptr_array_add (names, NULL);
  const char *meant = tbr_suggest (word, (const char *const *) names->pdata);
  g_autofree char *list = g_strjoinv (", ", (char **) names->pdata);
  if (meant != NULL)
    tbr_nest_refuse (nest, line, "%s %s: did you mean '%s'?", what, quoted, meant);
  else
    tbr_nest_refuse (nest, line, "%s %s: here may stand %s", what, quoted,
                     *list != '\0' ? list : "nothing");
}

static guint
find_child (TbrNest *nest, guint allowed, const TbrTag *tag)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < nest->form->n; i++)
    {
      if (!(allowed & 1u << i))
        continue;
      if (g_str_equal (tag->name, nest->form->kinds[i]->element))
        return i;
      g_ptr_array_add (names, (gpointer) nest->form->kinds[i]->element);
    }
  tbr_nest_refuse_word (nest, tag->line, "unknown element", tag->name, names);
  return nest->form->n;
}

guint
tbr_nest_open (TbrNest *nest, const TbrTag *tag)
{
  guint n = nest->places->len;
  guint outside = n > 0 ? g_array_index (nest->places, guint, n - 1) : 0;
  guint inside = nest->form->n;

  if (n == 0)
    inside = find_child (nest, 1, tag);
  else if (outside != nest->form->n)
    inside = find_child (nest, nest->form->children[outside], tag);
  g_array_append_val (nest->places, inside);
  return inside;
}

guint
tbr_nest_close (TbrNest *nest)
{
  guint element = g_array_index (nest->places, guint, nest->places->len - 1);

  g_array_set_size (nest->places, nest->places->len - 1);
  return element;
}

static void
check_attributes (TbrNest *nest, const TbrKind *kind, const TbrTag *tag)
{
  for (guint i = 0; i < tag->n_attributes; i++)
    {
      const TbrAttribute *attribute = &tag->attributes[i];
      g_autoptr (GPtrArray) names = g_ptr_array_new ();
      g_autofree char *what = g_strdup_printf ("%s: unknown attribute", kind->name);
      if (tbr_kind_find_param (kind, attribute->name) >= 0 || g_str_equal (attribute->name, "note"))
        continue;
      for (guint j = 0; j < kind->n_params; j++)
        g_ptr_array_add (names, (gpointer) kind->params[j].name);
      tbr_nest_refuse_word (nest, attribute->line, what, attribute->name, names);
    }
}

gboolean
tbr_nest_read (TbrNest *nest, guint element, const TbrTag *tag, gpointer values)
{
  const TbrKind *kind = nest->form->kinds[element];
  guint before = tbr_diagnostics_count (nest->faults);

  check_attributes (nest, kind, tag);
  for (guint i = 0; i < kind->n_params; i++)
    {
      const TbrParam *param = &kind->params[i];
      const TbrAttribute *attribute = tbr_tag_find (tag, param->name);
      const char *text = attribute != NULL ? attribute->value : param->fallback;
      g_autoptr (GError) error = NULL;

      if (text == NULL)
        tbr_nest_refuse (nest, tag->line, "%s: %s must be given: %s", kind->name, param->name,
                         param->sentence);
      else if (!tbr_param_parse (param, text, 0, values, nest->store->owned, &error))
        tbr_nest_refuse (nest, attribute != NULL ? attribute->line : tag->line, "%s: %s",
                         kind->name, error->message);
    }
  return tbr_diagnostics_count (nest->faults) == before;
}

/* ---- the file ---- */

static void
take_text (gpointer data, guint line)
{
  tbr_nest_refuse (data, line, "text may not stand between the elements");
}

static void
take_refusal (gpointer data, guint first, guint last, const char *message)
{
}

/* Whether it is worth to read on. */
static gboolean
is_wanted (gpointer data)
{
  return tbr_diagnostics_count (((TbrNest *) data)->faults) < MOST_FAULTS;
}

gboolean
tbr_nest_run (TbrNest *nest, void (*open) (gpointer data, const TbrTag *tag),
              void (*close) (gpointer data))
{
  TbrReaderHooks hooks = {
    .open = open, .close = close, .text = take_text, .refuse = take_refusal, .wanted = is_wanted
  };

  if (!tbr_reader_check (nest->input, nest->faults))
    return FALSE;
  tbr_reader_run (nest->input, NULL, &hooks, nest);
  return TRUE;
}

char *
tbr_nest_load (const char *path, TbrDiagnostics *faults, gsize *out_length)
{
  g_autoptr (GError) error = NULL;
  char *text = tbr_file_read (path, MOST_BYTES, out_length, &error);

  if (text == NULL)
    tbr_diagnostics_add (faults, path, 0, "%s", error->message);
  return text;
}

char *
tbr_nest_id (const char *path)
{
  char *id = g_path_get_basename (path);

  if (g_str_has_suffix (id, ".xml"))
    id[strlen (id) - strlen (".xml")] = '\0';
  return id;
}

/* ---- the schema ---- */

/* An element with what it may hold. */
static void
append_element (GString *out, const TbrNestForm *form, guint element)
{
  const TbrKind *kind = form->kinds[element];

  g_string_append_printf (out, "<xs:element name=\"%s\">", kind->element);
  tbr_schema_append_sentence (out, kind->sentence);
  g_string_append (out, "<xs:complexType>\n");
  if (form->children[element] != 0)
    {
      g_string_append (out, "<xs:choice minOccurs=\"0\" maxOccurs=\"unbounded\">\n");
      for (guint i = 0; i < form->n; i++)
        if (form->children[element] & 1u << i)
          append_element (out, form, i);
      g_string_append (out, "</xs:choice>\n");
    }
  tbr_schema_append_attributes (out, &kind, 1);
  g_string_append (out, "<xs:attribute name=\"note\" type=\"xs:string\"/>\n"
                        "</xs:complexType></xs:element>\n");
}

char *
tbr_nest_schema (const TbrNestForm *form)
{
  GString *out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

  g_string_append_printf (
      out,
      "<!-- %s of tabard. Generated from the parameter tables: change those, then write it\n"
      "     anew with build/sim/write_schema. -->\n"
      "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns=\"%s\"\n"
      "  targetNamespace=\"%s\" elementFormDefault=\"qualified\">\n",
      form->title, form->space, form->space);
  append_element (out, form, 0);
  g_string_append (out, "</xs:schema>\n");
  return g_string_free (out, FALSE);
}
