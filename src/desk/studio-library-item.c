#include "config.h"

#include "studio-library-item.h"

#include <string.h>

#include "studio-library-private.h"

/* of a text in a list; whoever wrote a longer one wants to do harm */
#define MAX_TEXT_BYTES 4000

/* in the order of STUDIO_LIBRARY_ITEM_COLUMNS, then the snippet */
enum {
  PROP_ID = 1,
  PROP_TITLE,
  PROP_BRAND,
  PROP_TEMPLATE,
  PROP_STATE,
  PROP_FOLDER,
  PROP_CREATED,
  PROP_MODIFIED,
  PROP_PLANNED,
  PROP_TRASHED,
  PROP_N_EDITS,
  PROP_LAST_STEP,
  PROP_OFFICE,
  PROP_SNIPPET,
  N_PROPS,
};

struct _StudioLibraryItem
{
  GObject parent_instance;
  char *id;
  char *title;
  char *brand;
  char *template;
  char *state;
  char *folder;
  gint64 created;
  gint64 modified;
  gint64 planned;
  gint64 trashed;
  guint n_edits;
  char *last_step;
  char *office;
  char *snippet;
};

G_DEFINE_FINAL_TYPE (StudioLibraryItem, studio_library_item, G_TYPE_OBJECT)

static const char *
get_text (StudioLibraryItem *self,
          guint prop)
{
  switch (prop) {
  case PROP_ID:
    return self->id;
  case PROP_TITLE:
    return self->title;
  case PROP_BRAND:
    return self->brand;
  case PROP_TEMPLATE:
    return self->template;
  case PROP_STATE:
    return self->state;
  case PROP_FOLDER:
    return self->folder;
  case PROP_LAST_STEP:
    return self->last_step;
  case PROP_OFFICE:
    return self->office;
  default:
    return self->snippet;
  }
}

static void
studio_library_item_get_property (GObject *object,
                                  guint prop,
                                  GValue *value,
                                  GParamSpec *spec)
{
  StudioLibraryItem *self = STUDIO_LIBRARY_ITEM (object);

  switch (prop) {
  case PROP_CREATED:
    g_value_set_int64 (value, self->created);
    break;
  case PROP_MODIFIED:
    g_value_set_int64 (value, self->modified);
    break;
  case PROP_PLANNED:
    g_value_set_int64 (value, self->planned);
    break;
  case PROP_TRASHED:
    g_value_set_int64 (value, self->trashed);
    break;
  case PROP_N_EDITS:
    g_value_set_uint (value, self->n_edits);
    break;
  default:
    g_value_set_string (value, get_text (self, prop));
    break;
  }
}

static void
studio_library_item_finalize (GObject *object)
{
  StudioLibraryItem *self = STUDIO_LIBRARY_ITEM (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->brand);
  g_free (self->template);
  g_free (self->state);
  g_free (self->folder);
  g_free (self->last_step);
  g_free (self->office);
  g_free (self->snippet);

  G_OBJECT_CLASS (studio_library_item_parent_class)->finalize (object);
}

static void
studio_library_item_class_init (StudioLibraryItemClass *klass)
{
  static const struct
  {
    guint prop;
    const char *name;
  } texts[] = {
    { PROP_ID, "id" },
    { PROP_TITLE, "title" },
    { PROP_BRAND, "brand" },
    { PROP_TEMPLATE, "template" },
    { PROP_STATE, "state" },
    { PROP_FOLDER, "folder" },
    { PROP_LAST_STEP, "last-step" },
    { PROP_OFFICE, "office" },
    { PROP_SNIPPET, "snippet" },
  };
  static const struct
  {
    guint prop;
    const char *name;
  } times[] = {
    { PROP_CREATED, "created" },
    { PROP_MODIFIED, "modified" },
    { PROP_PLANNED, "planned" },
    { PROP_TRASHED, "trashed" },
  };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = studio_library_item_get_property;
  object_class->finalize = studio_library_item_finalize;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_object_class_install_property (object_class, texts[i].prop, g_param_spec_string (texts[i].name, NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    g_object_class_install_property (object_class, times[i].prop,
                                     g_param_spec_int64 (times[i].name, NULL, NULL, G_MININT64, G_MAXINT64, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (object_class, PROP_N_EDITS, g_param_spec_uint ("n-edits", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
studio_library_item_init (StudioLibraryItem *self)
{
}

/* Returns: (transfer full) (nullable): the text of a column, no longer than a list can show. */
static char *
take_short (sqlite3_stmt *statement,
            int column)
{
  char *text = studio_db_column_text (statement, column);

  if (text != NULL && strlen (text) > MAX_TEXT_BYTES)
    *g_utf8_find_prev_char (text, text + MAX_TEXT_BYTES + 1) = '\0';
  return text;
}

/* The same for one that an honest library never leaves empty. */
static char *
take_text (sqlite3_stmt *statement,
           int column)
{
  char *text = take_short (statement, column);

  return text != NULL ? text : g_strdup ("");
}

StudioLibraryItem *
studio_library_item_new_row (sqlite3_stmt *statement,
                             char *snippet)
{
  StudioLibraryItem *self = g_object_new (STUDIO_TYPE_LIBRARY_ITEM, NULL);

  self->id = take_text (statement, 0);
  self->title = take_text (statement, 1);
  self->brand = take_text (statement, 2);
  self->template = take_text (statement, 3);
  self->state = take_text (statement, 4);
  self->folder = take_short (statement, 5);
  self->created = sqlite3_column_int64 (statement, 6);
  self->modified = sqlite3_column_int64 (statement, 7);
  self->planned = sqlite3_column_int64 (statement, 8);
  self->trashed = sqlite3_column_int64 (statement, 9);
  self->n_edits = (guint) CLAMP (sqlite3_column_int64 (statement, 10), 0, G_MAXUINT);
  self->last_step = take_short (statement, 11);
  self->office = take_text (statement, 12);
  self->snippet = snippet;
  return self;
}

GPtrArray *
studio_library_item_read_rows (StudioDb *db,
                               sqlite3_stmt *statement)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  while (studio_db_next (db, statement))
    g_ptr_array_add (items, studio_library_item_new_row (statement, NULL));
  return items;
}

#define TEXT_GETTER(name)                                              \
  const char *studio_library_item_get_##name (StudioLibraryItem *self) \
  {                                                                    \
    g_return_val_if_fail (STUDIO_IS_LIBRARY_ITEM (self), NULL);        \
                                                                       \
    return self->name;                                                 \
  }
#define NUMBER_GETTER(type, name)                               \
  type studio_library_item_get_##name (StudioLibraryItem *self) \
  {                                                             \
    g_return_val_if_fail (STUDIO_IS_LIBRARY_ITEM (self), 0);    \
                                                                \
    return self->name;                                          \
  }

TEXT_GETTER (id)
TEXT_GETTER (title)
TEXT_GETTER (brand)
TEXT_GETTER (template)
TEXT_GETTER (state)
TEXT_GETTER (folder)
TEXT_GETTER (snippet)
TEXT_GETTER (last_step)
TEXT_GETTER (office)
NUMBER_GETTER (gint64, created)
NUMBER_GETTER (gint64, modified)
NUMBER_GETTER (gint64, planned)
NUMBER_GETTER (gint64, trashed)
NUMBER_GETTER (guint, n_edits)
