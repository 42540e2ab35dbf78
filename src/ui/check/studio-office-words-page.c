#include "config.h"

#include "studio-office-words-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-drop-template.h"
#include "studio-list-lines.h"
#include "studio-office-watch.h"
#include "studio-office-word-row.h"
#include "studio-toast.h"

struct _StudioOfficeWordsPage
{
  GtkWidget parent_instance;
  GtkEditable *word;
  GtkEditable *right;
  GtkButton *add;
  GtkWidget *cancel;
  GtkLabel *sentence;
  GtkSearchEntry *search;
  GtkLabel *count;
  GtkListView *list;
  GtkStack *stack;

  GListStore *words;
  GtkFilter *filter;
  char *folded;              /* what is searched */
  char *editing;             /* (nullable): the word that is being changed */
  StudioOfficeWord *removed; /* (nullable): can come back */
};

G_DEFINE_FINAL_TYPE (StudioOfficeWordsPage, studio_office_words_page, GTK_TYPE_WIDGET)

static guint toast_signal;

/* --- the list --- */

static gboolean
matches (gpointer data,
         gpointer page)
{
  StudioOfficeWordsPage *self = page;
  const StudioOfficeWord *word = studio_office_word_item_get_word (data);
  g_autofree char *folded = g_utf8_casefold (word->word, -1);
  g_autofree char *right = word->right != NULL ? g_utf8_casefold (word->right, -1) : g_strdup ("");

  return strstr (folded, self->folded) != NULL || strstr (right, self->folded) != NULL;
}

static void
search_cb (StudioOfficeWordsPage *self)
{
  g_free (self->folded);
  self->folded = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

/* Esc empties the search, then closes the window as elsewhere. */
static void
stop_search_cb (GtkEditable *search)
{
  if (*gtk_editable_get_text (search) != '\0')
    gtk_editable_set_text (search, "");
  else
    gtk_widget_activate_action (GTK_WIDGET (search), "window.close", NULL);
}

static void
tell (StudioOfficeWordsPage *self,
      const char *sentence)
{
  gtk_label_set_label (self->sentence, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), *sentence != '\0');
}

static void
show_words (StudioOfficeWordsPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) words = studio_office_words_list (&error);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *count = NULL;

  for (guint i = 0; words != NULL && i < words->len; i++)
    g_ptr_array_add (items, studio_office_word_item_new (g_ptr_array_index (words, i)));
  g_list_store_splice (self->words, 0, g_list_model_get_n_items (G_LIST_MODEL (self->words)), items->pdata, items->len);
  count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u word", "%u words", items->len), items->len);
  gtk_label_set_label (self->count, count);
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "list" : "none");
  if (error != NULL)
    tell (self, error->message);
}

/* --- adding and changing --- */

static void
typed_cb (StudioOfficeWordsPage *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->add), *gtk_editable_get_text (self->word) != '\0');
  tell (self, "");
}

static void
set_editing (StudioOfficeWordsPage *self,
             const StudioOfficeWord *word)
{
  g_free (self->editing);
  self->editing = word != NULL ? g_strdup (word->word) : NULL;
  gtk_editable_set_text (self->word, word != NULL ? word->word : "");
  gtk_editable_set_text (self->right, word != NULL && word->right != NULL ? word->right : "");
  gtk_button_set_label (self->add, word != NULL ? _ ("Change") : _ ("Add"));
  gtk_widget_set_visible (self->cancel, word != NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->word));
}

static void
cancel_cb (StudioOfficeWordsPage *self)
{
  set_editing (self, NULL);
}

static gboolean
write_word (const char *word,
            const char *right,
            GError **error)
{
  return *right != '\0' ? studio_office_words_add_pair (word, right, error) : studio_office_words_add (word, error);
}

static gboolean
is_other_word (const char *a,
               const char *b)
{
  g_autofree char *folded_a = g_utf8_casefold (a, -1), *folded_b = g_utf8_casefold (b, -1);

  return !g_str_equal (folded_a, folded_b);
}

static void
add_cb (StudioOfficeWordsPage *self)
{
  g_autofree char *word = g_strstrip (g_strdup (gtk_editable_get_text (self->word)));
  g_autofree char *right = g_strstrip (g_strdup (gtk_editable_get_text (self->right)));
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (*word == '\0' && *right == '\0')
    return;
  done = write_word (word, right, &error);
  if (done && self->editing != NULL && is_other_word (self->editing, word))
    done = studio_office_words_remove (self->editing, &error);
  if (done)
    set_editing (self, NULL);
  else
    tell (self, error->message);
}

/* --- taking out --- */

static void
undo_cb (StudioOfficeWordsPage *self)
{
  g_autoptr (GError) error = NULL;

  if (self->removed != NULL && !write_word (self->removed->word, self->removed->right != NULL ? self->removed->right : "", &error))
    tell (self, error->message);
  g_clear_pointer (&self->removed, studio_office_word_free);
}

static void
offer_undo (StudioOfficeWordsPage *self,
            const StudioOfficeWord *word)
{
  g_autofree char *words = g_strdup_printf (_ ("“%s” was removed"), word->word);
  AdwToast *toast = studio_toast_new (words, _ ("Undo"));

  g_clear_pointer (&self->removed, studio_office_word_free);
  self->removed = g_new0 (StudioOfficeWord, 1);
  self->removed->word = g_strdup (word->word);
  self->removed->right = g_strdup (word->right);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
  g_signal_emit (self, toast_signal, 0, toast);
}

static void
remove_cb (StudioOfficeWordRow *row,
           StudioOfficeWordsPage *self)
{
  g_autoptr (StudioOfficeWordItem) item = g_object_ref (studio_office_word_row_get_item (row));
  const StudioOfficeWord *word = studio_office_word_item_get_word (item);
  g_autoptr (GError) error = NULL;

  if (self->editing != NULL && !is_other_word (self->editing, word->word))
    set_editing (self, NULL);
  /* the row goes, with the button that has the focus */
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  if (studio_office_words_remove (word->word, &error))
    offer_undo (self, word);
  else
    tell (self, error->message);
}

static void
edit_cb (StudioOfficeWordRow *row,
         StudioOfficeWordsPage *self)
{
  set_editing (self, studio_office_word_item_get_word (studio_office_word_row_get_item (row)));
}

/* --- rows --- */

static GtkWidget *
make_row (gpointer owner)
{
  GtkWidget *row = studio_office_word_row_new ();

  g_signal_connect (row, "edit", G_CALLBACK (edit_cb), owner);
  g_signal_connect (row, "remove", G_CALLBACK (remove_cb), owner);
  return row;
}

static void
show_item (GtkWidget *row,
           gpointer item)
{
  studio_office_word_row_set_item (STUDIO_OFFICE_WORD_ROW (row), item);
}

static const char *
name_item (gpointer item)
{
  return studio_office_word_item_get_word (item)->word;
}

static const StudioListLines lines = { make_row, show_item, name_item, TRUE };

static void
activate_cb (GtkListView *list,
             guint position,
             StudioOfficeWordsPage *self)
{
  g_autoptr (StudioOfficeWordItem) item = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (list)), position);

  if (item != NULL)
    set_editing (self, studio_office_word_item_get_word (item));
}

static void
connect_list (StudioOfficeWordsPage *self)
{
  g_autoptr (GtkFilterListModel) filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->words)), g_object_ref (self->filter));

  studio_list_lines_connect (self->list, G_LIST_MODEL (filtered), &lines, self);
}

/* --- */

static void
studio_office_words_page_dispose (GObject *object)
{
  StudioOfficeWordsPage *self = STUDIO_OFFICE_WORDS_PAGE (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  studio_drop_template (GTK_WIDGET (self), STUDIO_TYPE_OFFICE_WORDS_PAGE);

  G_OBJECT_CLASS (studio_office_words_page_parent_class)->dispose (object);
}

static void
studio_office_words_page_finalize (GObject *object)
{
  StudioOfficeWordsPage *self = STUDIO_OFFICE_WORDS_PAGE (object);

  g_object_unref (self->words);
  g_object_unref (self->filter);
  g_free (self->folded);
  g_free (self->editing);
  g_clear_pointer (&self->removed, studio_office_word_free);

  G_OBJECT_CLASS (studio_office_words_page_parent_class)->finalize (object);
}

static void
studio_office_words_page_class_init (StudioOfficeWordsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_office_words_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_office_words_page_finalize;
  toast_signal = g_signal_new ("toast", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, ADW_TYPE_TOAST);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-office-words-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioOfficeWordsPage, word);
  gtk_widget_class_bind_template_child (widget_class, StudioOfficeWordsPage, right);
  gtk_widget_class_bind_template_child (widget_class, StudioOfficeWordsPage, add);
  gtk_widget_class_bind_template_child (widget_class, StudioOfficeWordsPage, cancel);
  gtk_widget_class_bind_template_child (widget_class, StudioOfficeWordsPage, sentence);
  gtk_widget_class_bind_template_child (widget_class, StudioOfficeWordsPage, search);
  gtk_widget_class_bind_template_child (widget_class, StudioOfficeWordsPage, count);
  gtk_widget_class_bind_template_child (widget_class, StudioOfficeWordsPage, list);
  gtk_widget_class_bind_template_child (widget_class, StudioOfficeWordsPage, stack);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
studio_office_words_page_init (StudioOfficeWordsPage *self)
{
  self->folded = g_strdup ("");
  self->words = g_list_store_new (STUDIO_TYPE_OFFICE_WORD_ITEM);
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  gtk_widget_init_template (GTK_WIDGET (self));
  connect_list (self);
  show_words (self);
  g_signal_connect_object (studio_office_watch_get (), "words", G_CALLBACK (show_words), self, G_CONNECT_SWAPPED);
}

void
studio_office_words_page_focus (StudioOfficeWordsPage *self)
{
  g_return_if_fail (STUDIO_IS_OFFICE_WORDS_PAGE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->word));
}
