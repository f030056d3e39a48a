/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Keys as they are written in a file, read and told. */
#include "desktop/keymap.h"

#include "desktop/input.h"
#include "draw/language.h"

#include <glib/gi18n.h>
#include <string.h>

struct TbrKeymap
{
  GArray *own;            /* TbrBinding: what the file says */
  char *texts[TBR_ACT_N]; /* of actions that the file has, else NULL */
  guint lines[TBR_ACT_N]; /* where it has them, 0 for nowhere */
};

static const struct
{
  guint32 key;
  const char *name;
} named[] = {
  { TBR_KEY_SPACE, "Space" },    { TBR_KEY_BACKSPACE, "Backspace" },
  { TBR_KEY_DELETE, "Delete" },  { TBR_KEY_INSERT, "Insert" },
  { TBR_KEY_LEFT, "Left" },      { TBR_KEY_RIGHT, "Right" },
  { TBR_KEY_UP, "Up" },          { TBR_KEY_DOWN, "Down" },
  { TBR_KEY_HOME, "Home" },      { TBR_KEY_END, "End" },
  { TBR_KEY_PAGE_UP, "PageUp" }, { TBR_KEY_PAGE_DOWN, "PageDown" },
  { TBR_KEY_F1, "F1" },          { TBR_KEY_F2, "F2" },
  { TBR_KEY_F3, "F3" },          { TBR_KEY_F4, "F4" },
  { TBR_KEY_F5, "F5" },          { TBR_KEY_F6, "F6" },
  { TBR_KEY_F7, "F7" },          { TBR_KEY_F8, "F8" },
  { TBR_KEY_F9, "F9" },          { TBR_KEY_F10, "F10" },
  { TBR_KEY_F11, "F11" },        { TBR_KEY_F12, "F12" },
  { TBR_KEY_ENTER, "Enter" },    { TBR_KEY_ESCAPE, "Esc" },
  { TBR_KEY_TAB, "Tab" },
};

static const struct
{
  guint bit;
  const char *name;
} modifiers[]
    = { { TBR_WITH_CONTROL, "Ctrl+" }, { TBR_WITH_SHIFT, "Shift+" }, { TBR_WITH_ALT, "Alt+" } };

TbrKeymap *
tbr_keymap_new (void)
{
  TbrKeymap *keymap = g_new0 (TbrKeymap, 1);
  keymap->own = g_array_new (FALSE, FALSE, sizeof (TbrBinding));
  return keymap;
}

void
tbr_keymap_free (TbrKeymap *keymap)
{
  if (keymap == NULL)
    return;
  for (guint i = 0; i < TBR_ACT_N; i++)
    g_free (keymap->texts[i]);
  g_array_unref (keymap->own);
  g_free (keymap);
}

/* ---- names ---- */

gboolean
tbr_keymap_has (TbrActionId action)
{
  static const TbrActionId fixed[]
      = { TBR_ACT_NEXT_WIDGET, TBR_ACT_PREVIOUS_WIDGET, TBR_ACT_ACTIVATE, TBR_ACT_LEAVE,
          TBR_ACT_PAN_LEFT,    TBR_ACT_PAN_RIGHT,       TBR_ACT_PAN_UP,   TBR_ACT_PAN_DOWN };
  guint n;
  const TbrBinding *bindings = tbr_action_bindings (&n);
  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    if (fixed[i] == action)
      return FALSE;
  for (guint i = 0; i < n; i++)
    if (bindings[i].action == action)
      return TRUE;
  return FALSE;
}

char *
tbr_keymap_name (TbrActionId action)
{
  GString *name = g_string_new (NULL);
  for (const char *c = tbr_action_get (action)->name; *c != '\0'; c++)
    if (g_ascii_isalnum (*c))
      g_string_append_c (name, g_ascii_tolower (*c));
    else if (name->len > 0 && name->str[name->len - 1] != '-')
      g_string_append_c (name, '-');
  return g_string_free (name, FALSE);
}

static TbrActionId
action_named (const char *text)
{
  for (guint i = 0; i < TBR_ACT_N; i++)
    {
      if (!tbr_keymap_has ((TbrActionId) i))
        continue;
      g_autofree char *name = tbr_keymap_name ((TbrActionId) i);
      if (g_str_equal (name, text))
        return (TbrActionId) i;
    }
  return TBR_ACT_NONE;
}

static void
append_key (GString *text, guint32 key, guint with)
{
  for (guint i = 0; i < G_N_ELEMENTS (modifiers); i++)
    if (with & modifiers[i].bit)
      g_string_append (text, modifiers[i].name);
  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    if (named[i].key == key)
      {
        g_string_append (text, named[i].name);
        return;
      }
  g_string_append_unichar (text, g_unichar_toupper (key));
}

/* "Ctrl+Shift+P", "PageUp", "Ctrl++". Returns: whether it is a key. */
static gboolean
read_key (const char *text, TbrBinding *binding)
{
  const char *rest = text;
  binding->with = 0;
  for (guint i = 0; i < G_N_ELEMENTS (modifiers); i++)
    {
      gsize length = strlen (modifiers[i].name);
      if (g_ascii_strncasecmp (rest, modifiers[i].name, length) != 0 || rest[length] == '\0')
        continue;
      if (binding->with & modifiers[i].bit)
        return FALSE;
      binding->with |= modifiers[i].bit;
      rest += length;
      i = (guint) -1; /* in any order */
    }
  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    if (g_ascii_strcasecmp (rest, named[i].name) == 0)
      {
        binding->key = named[i].key;
        return TRUE;
      }
  gunichar sign = g_utf8_get_char_validated (rest, -1);
  if (sign >= 0x110000 || !g_unichar_isgraph (sign) || *g_utf8_next_char (rest) != '\0')
    return FALSE;
  binding->key = g_unichar_tolower (sign);
  /* on some keyboards a sign is written with Shift, on others not: it is what it is */
  if (sign < 128 && g_ascii_ispunct ((char) sign))
    binding->with &= ~TBR_WITH_SHIFT;
  return TRUE;
}

/* ---- the file ---- */

typedef struct
{
  TbrKeymap *keymap;
  GPtrArray *faults; /* char* */
  const char *path;
  guint line;
} Reader;

G_GNUC_PRINTF (2, 3)
static void
complain (Reader *reader, const char *format, ...)
{
  va_list rest;
  va_start (rest, format);
  g_autofree char *sentence = g_strdup_vprintf (format, rest);
  va_end (rest);
  g_ptr_array_add (reader->faults,
                   g_strdup_printf ("%s:%u: %s", reader->path, reader->line, sentence));
}

static const TbrBinding *
own_binding (const TbrKeymap *keymap, guint32 key, guint with)
{
  for (guint i = 0; i < keymap->own->len; i++)
    {
      const TbrBinding *binding = &g_array_index (keymap->own, TbrBinding, i);
      if (binding->key == key && binding->with == with)
        return binding;
    }
  return NULL;
}

/* Keys that move between controls, close and use them, and digits, which switch layers. */
static gboolean
is_taken (const TbrBinding *binding)
{
  gboolean is_arrow = binding->key >= TBR_KEY_LEFT && binding->key <= TBR_KEY_DOWN;
  gboolean moves = binding->key == TBR_KEY_TAB || binding->key == TBR_KEY_ESCAPE
                   || (binding->key == TBR_KEY_ENTER && binding->with == 0)
                   || (is_arrow && (binding->with & ~TBR_WITH_SHIFT) == 0);
  return moves || (binding->with == 0 && binding->key >= '0' && binding->key <= '9');
}

/* One key of a line. Returns: whether it can be had. */
static gboolean
take_key (Reader *reader, const char *text, TbrActionId action, GArray *keys)
{
  TbrBinding binding = { .action = action };
  if (!read_key (text, &binding))
    {
      complain (reader,
                "\"%s\" is no key; allowed are a character or Space, Home, PageUp, F1 and "
                "their like, after Ctrl+, Shift+ or Alt+",
                text);
      return FALSE;
    }
  if (is_taken (&binding))
    {
      complain (reader, "\"%s\" always moves, closes, uses or switches; take another key", text);
      return FALSE;
    }
  const TbrBinding *other = own_binding (reader->keymap, binding.key, binding.with);
  if (other != NULL)
    {
      complain (reader, "\"%s\" is the key of \"%s\" in line %u already", text,
                tbr_action_get (other->action)->name, reader->keymap->lines[other->action]);
      return FALSE;
    }
  g_array_append_val (keys, binding);
  return TRUE;
}

static void
take_line (Reader *reader, char *name, char *value)
{
  TbrKeymap *keymap = reader->keymap;
  TbrActionId action = action_named (name);
  if (action == TBR_ACT_NONE)
    {
      complain (reader, "there is no \"%s\"; `tabard list keys` names all that can be done", name);
      return;
    }
  if (keymap->lines[action] != 0)
    {
      complain (reader, "\"%s\" has its keys in line %u already", name, keymap->lines[action]);
      return;
    }
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (TbrBinding));
  g_auto (GStrv) parts = g_strsplit (value, ", ", -1);
  for (guint i = 0; parts[i] != NULL && !g_str_equal (value, "none"); i++)
    if (!take_key (reader, g_strstrip (parts[i]), action, keys))
      return;
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < keys->len; i++)
    {
      const TbrBinding *binding = &g_array_index (keys, TbrBinding, i);
      g_string_append (text, i > 0 ? ", " : "");
      append_key (text, binding->key, binding->with);
    }
  if (keys->len > 0)
    g_array_append_vals (keymap->own, keys->data, keys->len);
  keymap->lines[action] = reader->line;
  keymap->texts[action] = g_strdup (text->str);
}

/* The keys that an action has now. Returns: how many */
static guint
append_keys (const TbrKeymap *keymap, TbrActionId action, GString *text)
{
  guint n, n_keys = 0;
  const TbrBinding *bindings = tbr_action_bindings (&n);
  if (keymap->lines[action] != 0)
    {
      bindings = &g_array_index (keymap->own, TbrBinding, 0);
      n = keymap->own->len;
    }
  for (guint i = 0; i < n; i++)
    if (bindings[i].action == action
        && tbr_keymap_action (keymap, bindings[i].key, bindings[i].with) == action)
      {
        g_string_append (text, n_keys++ > 0 ? ", " : "");
        append_key (text, bindings[i].key, bindings[i].with);
      }
  return n_keys;
}

/* What an action has left of which the file took a key for another. */
static void
tell_losses (TbrKeymap *keymap)
{
  guint n;
  const TbrBinding *bindings = tbr_action_bindings (&n);
  for (guint i = 0; i < n; i++)
    {
      TbrActionId action = bindings[i].action;
      const TbrBinding *own = own_binding (keymap, bindings[i].key, bindings[i].with);
      if (own == NULL || own->action == action || keymap->lines[action] != 0)
        continue;
      g_autoptr (GString) text = g_string_new (NULL);
      (void) append_keys (keymap, action, text);
      g_free (keymap->texts[action]);
      keymap->texts[action] = g_strdup (text->str);
    }
}

GPtrArray *
tbr_keymap_read (TbrKeymap *keymap, const char *path)
{
  Reader reader = { keymap, g_ptr_array_new_with_free_func (g_free), path, 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  if (!g_file_get_contents (path, &text, NULL, &error))
    {
      if (!g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        g_ptr_array_add (reader.faults, g_strdup (error->message));
      return reader.faults;
    }
  if (!g_utf8_validate (text, -1, NULL))
    {
      complain (&reader, "this is not text in UTF-8");
      return reader.faults;
    }
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      reader.line = i + 1;
      char *line = g_strstrip (lines[i]), *sign = strchr (line, '=');
      if (*line == '\0' || *line == '#')
        continue;
      if (sign == NULL || sign == line || sign[1] == '\0')
        {
          complain (&reader, "\"%s\" should be like \"write-a-report = Ctrl+P\"", line);
          continue;
        }
      *sign = '\0';
      take_line (&reader, g_strchomp (line), g_strchug (sign + 1));
    }
  tell_losses (keymap);
  return reader.faults;
}

/* ---- asking ---- */

TbrActionId
tbr_keymap_action (const TbrKeymap *keymap, guint32 key, guint with)
{
  /* characters that need Shift on some keyboards are what they are */
  gboolean is_sign = key < 128 && g_ascii_ispunct ((char) key);
  const TbrBinding *own = own_binding (keymap, key, is_sign ? with & ~TBR_WITH_SHIFT : with);
  if (own != NULL)
    return own->action;
  TbrActionId action = tbr_action_of_key (key, with);
  return keymap->lines[action] == 0 ? action : TBR_ACT_NONE;
}

/* What stands on keys of the reader's language. */
static const char *const caps[] = {
  NC_ ("key", "Ctrl"),   NC_ ("key", "Shift"),  NC_ ("key", "Alt"),      NC_ ("key", "Space"),
  NC_ ("key", "Enter"),  NC_ ("key", "Esc"),    NC_ ("key", "Tab"),      NC_ ("key", "Home"),
  NC_ ("key", "End"),    NC_ ("key", "Del"),    NC_ ("key", "Delete"),   NC_ ("key", "Ins"),
  NC_ ("key", "Insert"), NC_ ("key", "Left"),   NC_ ("key", "Right"),    NC_ ("key", "Up"),
  NC_ ("key", "Down"),   NC_ ("key", "PageUp"), NC_ ("key", "PageDown"), NC_ ("key", "Backspace")
};

/* Appends the word that @length bytes are, as it stands on the key. */
static void
append_cap (GString *text, const char *word, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (caps); i++)
    if (strlen (caps[i]) == length && strncmp (caps[i], word, length) == 0)
      {
        g_string_append (text, g_dpgettext2 (NULL, "key", caps[i]));
        return;
      }
  g_string_append_len (text, word, (gssize) length);
}

/* "Ctrl+Shift+P, Home" word by word; what is no word of a key stays. */
static const char *
say_keys (const char *keys)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (const char *at = keys; *at != '\0';)
    {
      gsize length = 0;
      while (g_ascii_isalpha (at[length]))
        length++;
      if (length > 0)
        append_cap (text, at, length);
      else
        g_string_append_c (text, at[length++]);
      at += length;
    }
  return g_intern_string (text->str);
}

const char *
tbr_keymap_text (const TbrKeymap *keymap, TbrActionId action)
{
  g_return_val_if_fail (action < TBR_ACT_N, "");
  const char *keys = tbr_action_get (action)->keys, *said = tbr_word (keys);
  if (keymap->texts[action] != NULL)
    return say_keys (keymap->texts[action]);
  /* "arrows, drag" is said as a whole */
  return said != keys ? said : say_keys (keys);
}

/* The last place of a whole word in a sentence, NULL for none. */
static const char *
find_word (const char *sentence, const char *word)
{
  const char *found = NULL;
  for (const char *at = sentence; (at = strstr (at, word)) != NULL; at++)
    {
      const char *end = at + strlen (word), *last = g_utf8_find_prev_char (sentence, at);
      gunichar before = last != NULL ? g_utf8_get_char (last) : ' ';
      gunichar after = *end != '\0' ? g_utf8_get_char (end) : ' ';
      if (!g_unichar_isalnum (before) && before != '+' && !g_unichar_isalnum (after))
        found = at;
    }
  return found;
}

/* Puts the keys of one action where a sentence has those of the table. */
static char *
tell_action (const TbrKeymap *keymap, char *sentence, TbrActionId action)
{
  const char *own = keymap->texts[action];
  g_auto (GStrv) keys = g_strsplit (tbr_action_get (action)->keys, ", ", 2);
  if (own == NULL || keys[0] == NULL)
    return sentence;
  /* German keyboards have Strg where others have Ctrl */
  gboolean has_control = g_str_has_prefix (keys[0], "Ctrl+");
  g_autofree char *german = has_control ? g_strconcat ("Strg+", keys[0] + 5, NULL) : NULL;
  const char *word = german != NULL && find_word (sentence, german) != NULL ? german : keys[0];
  const char *at = find_word (sentence, word);
  if (at == NULL)
    return sentence;
  g_auto (GStrv) first = g_strsplit (own, ", ", 2);
  g_autofree char *called
      = g_strdup_printf ("\xe2\x80\x9c%s\xe2\x80\x9d", tbr_word (tbr_action_get (action)->name));
  g_autofree char *head = g_strndup (sentence, (gsize) (at - sentence));
  char *told = g_strconcat (head, *own != '\0' ? first[0] : called, at + strlen (word), NULL);
  g_free (sentence);
  return told;
}

char *
tbr_keymap_tell (const TbrKeymap *keymap, const char *sentence, const TbrActionId *actions)
{
  char *told = g_strdup (sentence);
  for (guint i = 0; actions[i] != TBR_ACT_NONE; i++)
    told = tell_action (keymap, told, actions[i]);
  return told;
}

char *
tbr_keymap_write (const TbrKeymap *keymap)
{
  GString *text = g_string_new (NULL);
  for (guint group = 0; group < TBR_ACT_GROUP_N; group++)
    {
      gboolean is_first = TRUE;
      for (guint i = 0; i < TBR_ACT_N; i++)
        {
          const TbrAction *action = tbr_action_get ((TbrActionId) i);
          if (action->group != group || !tbr_keymap_has ((TbrActionId) i))
            continue;
          if (is_first)
            g_string_append_printf (text, "%s# %s\n", text->len > 0 ? "\n" : "",
                                    tbr_action_group_name ((TbrActionGroup) group));
          is_first = FALSE;
          g_autofree char *name = tbr_keymap_name ((TbrActionId) i);
          g_string_append_printf (text, "%-32s = ", name);
          if (append_keys (keymap, (TbrActionId) i, text) == 0)
            g_string_append (text, "none");
          g_string_append_c (text, '\n');
        }
    }
  return g_string_free (text, FALSE);
}
