#include "config.h"

#include "studio-library-columns.h"

#include <glib/gi18n-lib.h>

#include "studio-drop-template.h"
#include "studio-library-names.h"
#include "studio-library-texts.h"
#include "studio-library-tile.h"

#define PICTURE_SIDE 40

typedef enum {
  COLUMN_TITLE,
  COLUMN_KIND,
  COLUMN_BRAND,
  COLUMN_STATE,
  COLUMN_CHANGED,
  N_COLUMNS,
} Column;

/** Table: what all columns know. */
typedef struct
{
  StudioGallery *gallery;
  StudioLibraryPictures *pictures;
  StudioLibraryEquip equip;
  gpointer data;
} Table;

#define STUDIO_TYPE_LIBRARY_CELL (studio_library_cell_get_type ())
G_DECLARE_FINAL_TYPE (StudioLibraryCell, studio_library_cell, STUDIO, LIBRARY_CELL, GtkWidget)

struct _StudioLibraryCell
{
  GtkWidget parent_instance;
  Column column;
  Table *table;
  GtkImage *picture; /* (nullable): in the first column */
  GtkLabel *label;
  StudioLibraryEntry *entry; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (StudioLibraryCell, studio_library_cell, GTK_TYPE_WIDGET)

/* --- cells --- */

static void
picture_cb (StudioLibraryCell *self)
{
  gtk_image_set_from_paintable (self->picture, studio_library_entry_get_picture (self->entry));
}

static void
item_cb (StudioLibraryCell *self)
{
  StudioLibraryItem *item = studio_library_entry_get_item (self->entry);
  g_autofree char *text = NULL;

  switch (self->column) {
  case COLUMN_TITLE:
    text = studio_library_texts_mark (studio_library_item_get_title (item), studio_library_entry_get_query (self->entry));
    gtk_label_set_markup (self->label, text);
    break;
  case COLUMN_KIND:
    gtk_label_set_label (self->label, studio_library_kind_name (self->table->gallery, studio_library_item_get_template (item)));
    break;
  case COLUMN_BRAND:
    gtk_label_set_label (self->label, studio_library_brand_name (self->table->gallery, studio_library_item_get_brand (item)));
    break;
  case COLUMN_STATE:
    studio_library_badge_show (self->label, studio_library_item_get_state (item));
    break;
  case COLUMN_CHANGED:
    text = studio_library_texts_moment (studio_library_item_get_modified (item), g_get_real_time () / G_USEC_PER_SEC);
    gtk_label_set_label (self->label, text);
    break;
  case N_COLUMNS:
  default:
    g_assert_not_reached ();
  }
}

static void
set_entry (StudioLibraryCell *self,
           StudioLibraryEntry *entry)
{
  if (self->entry != NULL) {
    g_signal_handlers_disconnect_by_data (self->entry, self);
    if (self->picture != NULL)
      studio_library_pictures_hide (self->table->pictures, self->entry);
  }
  g_set_object (&self->entry, entry);
  if (entry == NULL)
    return;
  g_signal_connect_swapped (entry, "notify::item", G_CALLBACK (item_cb), self);
  item_cb (self);
  if (self->picture == NULL)
    return;
  g_signal_connect_swapped (entry, "notify::picture", G_CALLBACK (picture_cb), self);
  studio_library_pictures_show (self->table->pictures, entry);
  picture_cb (self);
}

static void
studio_library_cell_dispose (GObject *object)
{
  StudioLibraryCell *self = STUDIO_LIBRARY_CELL (object);
  GtkWidget *child;

  set_entry (self, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (studio_library_cell_parent_class)->dispose (object);
}

static void
studio_library_cell_class_init (StudioLibraryCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_library_cell_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
studio_library_cell_init (StudioLibraryCell *self)
{
}

static void
add_picture (StudioLibraryCell *self)
{
  self->picture = GTK_IMAGE (gtk_image_new ());
  gtk_image_set_pixel_size (self->picture, PICTURE_SIDE);
  gtk_widget_set_margin_end (GTK_WIDGET (self->picture), 10);
  gtk_widget_set_parent (GTK_WIDGET (self->picture), GTK_WIDGET (self));
}

static GtkWidget *
cell_new (Column column,
          Table *table)
{
  StudioLibraryCell *self = g_object_new (STUDIO_TYPE_LIBRARY_CELL, NULL);

  self->column = column;
  self->table = table;
  if (column == COLUMN_TITLE)
    add_picture (self);
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_widget_set_valign (GTK_WIDGET (self->label), GTK_ALIGN_CENTER);
  if (column == COLUMN_TITLE)
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "library-title");
  if (column == COLUMN_STATE)
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "state-badge");
  gtk_widget_set_parent (GTK_WIDGET (self->label), GTK_WIDGET (self));
  table->equip (GTK_WIDGET (self), table->data);
  return GTK_WIDGET (self);
}

StudioLibraryEntry *
studio_library_columns_get_entry (GtkWidget *widget)
{
  if (STUDIO_IS_LIBRARY_TILE (widget))
    return studio_library_tile_get_entry (STUDIO_LIBRARY_TILE (widget));
  return STUDIO_IS_LIBRARY_CELL (widget) ? STUDIO_LIBRARY_CELL (widget)->entry : NULL;
}

/* --- columns --- */

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem *item,
          Table *table)
{
  Column column = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), "column"));

  gtk_list_item_set_child (item, cell_new (column, table));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem *item,
         Table *table)
{
  set_entry (STUDIO_LIBRARY_CELL (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem *item,
           Table *table)
{
  set_entry (STUDIO_LIBRARY_CELL (gtk_list_item_get_child (item)), NULL);
}

static void
table_free (gpointer data)
{
  Table *table = data;

  g_object_unref (table->gallery);
  g_object_unref (table->pictures);
  g_free (table);
}

void
studio_library_columns_add (GtkColumnView *view,
                            StudioGallery *gallery,
                            StudioLibraryPictures *pictures,
                            StudioLibraryEquip equip,
                            gpointer data)
{
  static const char *const titles[N_COLUMNS] = { N_ ("Title"), N_ ("Kind"), N_ ("Brand"), N_ ("Status"), N_ ("Changed") };
  Table *table = g_new0 (Table, 1);

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  *table = (Table){ g_object_ref (gallery), g_object_ref (pictures), equip, data };
  for (int i = 0; i < N_COLUMNS; i++) {
    GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
    g_autoptr (GtkColumnViewColumn) column = NULL;

    g_object_set_data (G_OBJECT (factory), "column", GINT_TO_POINTER (i));
    g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), table);
    g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), table);
    g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), table);
    column = gtk_column_view_column_new (_ (titles[i]), factory);
    gtk_column_view_column_set_expand (column, i == COLUMN_TITLE);
    gtk_column_view_column_set_resizable (column, TRUE);
    gtk_column_view_append_column (view, column);
  }
  /* cells are ended before it */
  g_object_set_data_full (G_OBJECT (view), "studio-library-table", table, table_free);
}
