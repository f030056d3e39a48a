/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How one tag becomes the values of one element, held against the parameter table of its kind. */
#include "scenario/draft.h"

#include "base/quote.h"
#include "scenario/site_draft.h"

#include <string.h>

/* Longest id, bytes. */
#define ID_BYTES 64

/* Attributes that every element may have, beside those of its kind. */
static const char *const common[] = { "id", "kind", "certainty", "source", "note", NULL };

/* The default values of a kind or of its rows. */
typedef struct
{
  guint8 *values;
  guint8 *certainties; /* by parameter */
} Template;

/* A parameter table and the size of its struct. */
typedef struct
{
  const TbrParam *params;
  guint n_params;
  gsize size;
} Table;

char *
tbr_element_describe (const TbrKind *kind, const char *id)
{
  if (id == NULL || *id == '\0')
    return g_strdup (kind->name);
  g_autofree char *quoted = tbr_quote (id);
  return g_strdup_printf ("%s %s", kind->name, quoted);
}

void
tbr_element_fault (TbrDraft *draft, const TbrElement *element, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_autofree char *who = tbr_element_describe (element->object.kind, element->object.id);
  tbr_diagnostics_add (draft->faults, element->object.file, element->object.line, "%s: %s", who,
                       message);
}

/* The defaults of a table, worked out once. */
static const Template *
find_template (TbrDraft *draft, const Table *table)
{
  Template *template = g_hash_table_lookup (draft->templates, table->params);
  if (template != NULL)
    return template;
  template = tbr_store_alloc (&draft->store, sizeof *template);
  template->values = tbr_store_alloc (&draft->store, MAX (table->size, 1));
  template->certainties = tbr_store_alloc (&draft->store, MAX (table->n_params, 1));
  for (guint i = 0; i < table->n_params; i++)
    {
      const TbrParam *param = &table->params[i];
      template->certainties[i] = (guint8) param->certainty;
      gboolean is_reference = param->type == TBR_PARAM_REF || param->type == TBR_PARAM_REFS;
      const char *text = param->fallback;
      if (is_reference || (text == NULL && param->type == TBR_PARAM_TEXT))
        text = "";
      TbrParam lenient = *param;
      if (text != NULL && *text == '\0')
        lenient.fallback = "";
      if (text != NULL)
        tbr_param_parse (&lenient, text, draft->start_unix, template->values, draft->store.owned,
                         NULL);
    }
  g_hash_table_insert (draft->templates, (gpointer) table->params, template);
  return template;
}

static Table
table_of_kind (const TbrKind *kind)
{
  return (Table){ kind->params, kind->n_params, kind->size };
}

static Table
table_of_rows (const TbrRowKind *kind)
{
  return (Table){ kind->params, kind->n_params, kind->size };
}

static TbrElement *
make_element (TbrDraft *draft, TbrSectionId section, const TbrKind *kind)
{
  Table table = table_of_kind (kind);
  const Template *template = find_template (draft, &table);
  TbrStore *store = &draft->store;
  TbrElement *element = tbr_store_alloc (store, sizeof *element);
  element->section = section;
  element->values = tbr_store_copy (store, template->values, MAX (kind->size, 1));
  element->certainties = tbr_store_copy (store, template->certainties, MAX (kind->n_params, 1));
  element->given = tbr_store_alloc (store, MAX (kind->n_params, 1));
  element->rows = tbr_store_alloc (store, kind->n_rows * sizeof *element->rows);
  element->row_values = tbr_store_alloc (store, kind->n_rows * sizeof *element->row_values);
  element->object = (TbrObject){ .kind = kind,
                                 .id = "",
                                 .source = "",
                                 .values = element->values,
                                 .certainties = element->certainties,
                                 .given = element->given,
                                 .rows = element->rows };
  return element;
}

static void
set_id (TbrDraft *draft, TbrElement *element, const char *id)
{
  element->object.id = tbr_store_text (&draft->store, id);
  element->object.hash = tbr_digest_name (id);
}

static void
add_element (TbrDraft *draft, TbrElement *element)
{
  element->index = draft->elements[element->section]->len;
  g_ptr_array_add (draft->elements[element->section], element);
  if (element->section != TBR_SECTION_META)
    g_hash_table_insert (draft->ids[element->section], (gpointer) element->object.id, element);
}

TbrElement *
tbr_element_default (TbrDraft *draft, TbrSectionId section, const TbrKind *kind, const char *id)
{
  TbrElement *element = make_element (draft, section, kind);
  element->object.file = "";
  set_id (draft, element, id);
  add_element (draft, element);
  return element;
}

static gboolean
is_id (const char *id)
{
  static const char allowed[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
  gsize n = strlen (id);
  return n > 0 && n <= ID_BYTES && g_ascii_isalnum (*id) && strspn (id, allowed) == n;
}

/* An id for an element that needs none: what it says about itself, else its number. */
static char *
make_id (const TbrDraft *draft, const TbrElement *element, const TbrTag *tag)
{
  const TbrAttribute *need = tbr_tag_find (tag, "need");
  const TbrAttribute *capability = tbr_tag_find (tag, "capability");
  const TbrKind *kind = element->object.kind;
  if (kind == &tbr_kind_rate && need != NULL && capability != NULL)
    return g_strdup_printf ("%.30s.%.30s", need->value, capability->value);
  if (kind == &tbr_kind_service && capability != NULL)
    return g_strdup_printf ("%.60s", capability->value);
  if (tbr_section_is_open (element->section)
      && !g_hash_table_contains (draft->ids[element->section], kind->name))
    return g_strdup (kind->name);
  return g_strdup_printf ("%s.%u", kind->name, draft->elements[element->section]->len + 1);
}

/* Gives the element its id. Returns whether it may be kept. */
static gboolean
take_id (TbrDraft *draft, TbrElement *element, const TbrTag *tag)
{
  const TbrKind *kind = element->object.kind;
  const TbrAttribute *given = tbr_tag_find (tag, "id");
  if (element->section == TBR_SECTION_META)
    return TRUE;
  if (given == NULL && tbr_kind_needs_id (kind))
    {
      tbr_diagnostics_add (draft->faults, element->object.file, tag->line, "%s: it needs an id",
                           kind->name);
      return FALSE;
    }
  g_autofree char *id = given != NULL ? g_strdup (given->value) : make_id (draft, element, tag);
  guint line = given != NULL ? given->line : tag->line;
  g_autofree char *quoted = tbr_quote (id);
  if (!is_id (id))
    {
      tbr_diagnostics_add (draft->faults, element->object.file, line,
                           "%s: id: %s is not of 1 to %d letters, digits, '.', '_' and '-'",
                           kind->name, quoted, ID_BYTES);
      return FALSE;
    }
  const TbrElement *other = g_hash_table_lookup (draft->ids[element->section], id);
  if (other != NULL)
    {
      tbr_diagnostics_add (draft->faults, element->object.file, line,
                           "%s %s: the id is taken by the %s at %s:%u", kind->name, quoted,
                           other->object.kind->name, other->object.file, other->object.line);
      return FALSE;
    }
  set_id (draft, element, id);
  return TRUE;
}

/* "unknown attribute 'x': did you mean 'y'?" */
static void
refuse_attribute (TbrDraft *draft, const TbrElement *element, const Table *table,
                  const TbrAttribute *attribute)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (guint i = 0; i < table->n_params; i++)
    g_ptr_array_add (names, (gpointer) table->params[i].name);
  for (guint i = 0; common[i] != NULL; i++)
    g_ptr_array_add (names, (gpointer) common[i]);
  g_ptr_array_add (names, NULL);
  const char *meant = tbr_suggest (attribute->name, (const char *const *) names->pdata);
  g_autofree char *quoted = tbr_quote (attribute->name);
  g_autofree char *who = tbr_element_describe (element->object.kind, element->object.id);
  g_ptr_array_set_size (names, (gint) table->n_params);
  g_ptr_array_add (names, NULL);
  g_autofree char *list = g_strjoinv (", ", (char **) names->pdata);
  if (meant != NULL)
    tbr_diagnostics_add (draft->faults, element->object.file, attribute->line,
                         "%s: unknown attribute %s: did you mean '%s'?", who, quoted, meant);
  else
    tbr_diagnostics_add (draft->faults, element->object.file, attribute->line,
                         "%s: unknown attribute %s: it has %s", who, quoted, list);
}

/* The reference that waits for the same parameter, NULL when there is none. */
static TbrPending *
find_reference (TbrDraft *draft, const TbrPending *pending)
{
  for (guint i = 0; i < draft->pending->len; i++)
    {
      TbrPending *other = &g_array_index (draft->pending, TbrPending, i);
      if (other->element == pending->element && other->param == pending->param)
        return other;
    }
  return NULL;
}

gboolean
tbr_element_set (TbrDraft *draft, TbrElement *element, guint param, const TbrSetting *setting,
                 GError **error)
{
  const TbrParam *row = &element->object.kind->params[param];
  if (row->type != TBR_PARAM_REF && row->type != TBR_PARAM_REFS)
    return tbr_param_parse (row, setting->value, draft->start_unix, element->values,
                            draft->store.owned, error);
  TbrPending pending = { .element = element,
                         .param = row,
                         .text = tbr_store_text (&draft->store, setting->value),
                         .file = setting->file,
                         .line = setting->line,
                         .row_kind = TBR_NONE };
  TbrPending *written = element->given[param] != 0 ? find_reference (draft, &pending) : NULL;
  if (written != NULL)
    *written = pending;
  else
    g_array_append_val (draft->pending, pending);
  return TRUE;
}

static void
set_attribute (TbrDraft *draft, TbrElement *element, guint param, const TbrAttribute *attribute)
{
  g_autoptr (GError) error = NULL;
  TbrSetting setting
      = { .value = attribute->value, .file = element->object.file, .line = attribute->line };
  if (tbr_element_set (draft, element, param, &setting, &error))
    {
      element->given[param] = 1;
      return;
    }
  g_autofree char *who = tbr_element_describe (element->object.kind, element->object.id);
  tbr_diagnostics_add (draft->faults, element->object.file, attribute->line, "%s: %s", who,
                       error->message);
}

/* Index of the parameter called @name in the table, or -1. */
static int
find_param (const Table *table, const char *name)
{
  for (guint i = 0; i < table->n_params; i++)
    if (g_str_equal (table->params[i].name, name))
      return (int) i;
  return -1;
}

static void
check_required (TbrDraft *draft, const TbrElement *element, const Table *table, const TbrTag *tag)
{
  gboolean is_at_site
      = tbr_site_places (table->params, table->n_params) && tbr_tag_find (tag, TBR_AT_SITE) != NULL;
  for (guint i = 0; i < table->n_params; i++)
    {
      const TbrParam *param = &table->params[i];
      if (param->fallback != NULL || tbr_tag_find (tag, param->name) != NULL
          || (is_at_site && tbr_site_gives (param)))
        continue;
      g_autofree char *who = tbr_element_describe (element->object.kind, element->object.id);
      tbr_diagnostics_add (draft->faults, element->object.file, tag->line,
                           "%s: %s must be given: %s", who, param->name, param->sentence);
    }
}

/* How sure what the element says is: as it says, else as its sources are named. */
static TbrCertainty
take_certainty (TbrDraft *draft, TbrElement *element, const TbrTag *tag)
{
  const TbrAttribute *source = tbr_tag_find (tag, "source");
  if (source != NULL)
    element->object.source = tbr_store_text (&draft->store, source->value);
  const TbrAttribute *given = tbr_tag_find (tag, "certainty");
  for (guint i = 0; given != NULL && i < TBR_CERTAINTY_N; i++)
    if (g_str_equal (given->value, tbr_certainty_names[i]))
      return (TbrCertainty) i;
  if (given != NULL)
    {
      g_autofree char *quoted = tbr_quote (given->value);
      g_autofree char *who = tbr_element_describe (element->object.kind, element->object.id);
      tbr_diagnostics_add (draft->faults, element->object.file, given->line,
                           "%s: certainty: unknown %s: it is one of sourced, partly, estimated",
                           who, quoted);
    }
  return *element->object.source != '\0' ? TBR_CERTAINTY_SOURCED : TBR_CERTAINTY_ESTIMATED;
}

TbrElement *
tbr_element_new (TbrDraft *draft, TbrSectionId section, const TbrKind *kind, const char *file,
                 const TbrTag *tag)
{
  if (++draft->n_elements > TBR_MOST_ELEMENTS)
    {
      tbr_diagnostics_add (draft->faults, file, tag->line, "more than %d elements",
                           TBR_MOST_ELEMENTS);
      return NULL;
    }
  TbrElement *element = make_element (draft, section, kind);
  Table table = table_of_kind (kind);
  guint n_before = tbr_diagnostics_count (draft->faults);
  element->object.file = file;
  element->object.line = tag->line;
  gboolean is_kept = take_id (draft, element, tag);
  TbrCertainty certainty = take_certainty (draft, element, tag);
  for (guint i = 0; i < tag->n_attributes; i++)
    {
      const TbrAttribute *attribute = &tag->attributes[i];
      int param = find_param (&table, attribute->name);
      if (param >= 0)
        {
          set_attribute (draft, element, (guint) param, attribute);
          element->certainties[param] = (guint8) certainty;
        }
      else if (tbr_site_take_reference (draft,
                                        &(TbrAtSite){ .element = element, .row_kind = TBR_NONE },
                                        tag, attribute))
        continue;
      else if (!g_strv_contains (common, attribute->name)
               || (g_str_equal (attribute->name, "kind") && !tbr_section_is_open (section)))
        refuse_attribute (draft, element, &table, attribute);
    }
  check_required (draft, element, &table, tag);
  element->is_faulty = tbr_diagnostics_count (draft->faults) > n_before;
  if (!is_kept)
    return NULL;
  add_element (draft, element);
  return element;
}

static void
set_row_attribute (TbrDraft *draft, TbrElement *element, TbrPending *place,
                   const TbrAttribute *attribute, gpointer values)
{
  g_autoptr (GError) error = NULL;
  if (place->param->type == TBR_PARAM_REF || place->param->type == TBR_PARAM_REFS)
    {
      place->text = tbr_store_text (&draft->store, attribute->value);
      place->line = attribute->line;
      g_array_append_val (draft->pending, *place);
      return;
    }
  if (tbr_param_parse (place->param, attribute->value, draft->start_unix, values,
                       draft->store.owned, &error))
    return;
  g_autofree char *who = tbr_element_describe (element->object.kind, element->object.id);
  tbr_diagnostics_add (draft->faults, element->object.file, attribute->line, "%s: %s: %s", who,
                       element->object.kind->rows[place->row_kind].name, error->message);
}

void
tbr_element_add_row (TbrDraft *draft, TbrElement *element, guint row_kind, GByteArray *rows,
                     const TbrTag *tag)
{
  const TbrRowKind *kind = &element->object.kind->rows[row_kind];
  Table table = table_of_rows (kind);
  const Template *template = find_template (draft, &table);
  guint n_before = tbr_diagnostics_count (draft->faults);
  guint first = rows->len;
  guint n = (guint) (first / kind->size);
  if (n == kind->max_rows)
    tbr_diagnostics_add (draft->faults, element->object.file, tag->line,
                         "%s '%s': more than %u <%s>", element->object.kind->name,
                         element->object.id, kind->max_rows, kind->name);
  if (n >= kind->max_rows)
    return;
  g_byte_array_append (rows, template->values, (guint) kind->size);
  TbrPending place
      = { .element = element, .file = element->object.file, .row_kind = row_kind, .row = n };
  for (guint i = 0; i < tag->n_attributes; i++)
    {
      const TbrAttribute *attribute = &tag->attributes[i];
      int param = find_param (&table, attribute->name);
      if (param < 0
          && tbr_site_take_reference (draft,
                                      &(TbrAtSite){
                                          .element = element, .row_kind = row_kind, .row = n },
                                      tag, attribute))
        continue;
      if (param < 0)
        {
          if (!g_str_equal (attribute->name, "note"))
            refuse_attribute (draft, element, &table, attribute);
          continue;
        }
      place.param = &kind->params[param];
      set_row_attribute (draft, element, &place, attribute, rows->data + first);
    }
  check_required (draft, element, &table, tag);
  element->is_faulty |= tbr_diagnostics_count (draft->faults) > n_before;
}

void
tbr_element_close (TbrDraft *draft, TbrElement *element, GByteArray *const *rows)
{
  const TbrKind *kind = element->object.kind;
  for (guint i = 0; i < kind->n_rows; i++)
    {
      const TbrRowKind *row = &kind->rows[i];
      guint n = (guint) (rows[i]->len / row->size);
      if (n < row->min_rows)
        {
          tbr_element_fault (draft, element, "it needs at least %u <%s>: %s", row->min_rows,
                             row->name, row->sentence);
          element->is_faulty = TRUE;
        }
      element->row_values[i] = tbr_store_copy (&draft->store, rows[i]->data, rows[i]->len);
      element->rows[i] = (TbrRows){ .data = element->row_values[i], .n = n };
    }
}
