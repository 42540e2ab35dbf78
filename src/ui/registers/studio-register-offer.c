#include "config.h"

#include "studio-register-offer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-date.h"
#include "studio-office-words.h"
#include "studio-registers.h"

static void
offered_free (gpointer data)
{
  StudioOffered *offered = data;

  g_free (offered->text);
  g_free (offered->about);
  g_clear_pointer (&offered->record, studio_record_unref);
  g_free (offered);
}

/* --- finding --- */

/** Search: @words: folded, what is typed; @late: found, but of those whose term is over */
typedef struct
{
  char **words;
  guint most;
  GPtrArray *found;
  GPtrArray *late;
  GHashTable *seen;
} Search;

/* Whether a word of @folded begins with @word. */
static gboolean
begins_word (const char *folded,
             const char *word)
{
  for (const char *at = strstr (folded, word); at != NULL; at = strstr (at + 1, word)) {
    if (at == folded || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at))))
      return TRUE;
  }
  return FALSE;
}

static gboolean
fits (Search *self,
      const char *text,
      const char *about)
{
  g_autofree char *both = g_strconcat (text, " ", about, NULL);
  g_autofree char *folded = g_utf8_casefold (both, -1);

  for (int i = 0; self->words[i] != NULL; i++) {
    if (*self->words[i] != '\0' && !begins_word (folded, self->words[i]))
      return FALSE;
  }
  return TRUE;
}

static void
offer (Search *self,
       const char *text,
       const char *about,
       StudioRecord *record,
       gboolean late)
{
  StudioOffered *offered;

  if (*text == '\0' || self->found->len >= self->most || !fits (self, text, about) || !g_hash_table_add (self->seen, g_strdup (text)))
    return;
  offered = g_new0 (StudioOffered, 1);
  offered->text = g_strdup (text);
  offered->about = g_strdup (about);
  offered->record = record != NULL ? studio_record_ref (record) : NULL;
  g_ptr_array_add (late ? self->late : self->found, offered);
}

static char *
describe_person (StudioRecord *record,
                 gboolean past)
{
  const char *post = studio_record_get_text (record, "post"), *office = studio_record_get_text (record, "office");
  GDate to = studio_register_get_day (record->root, "to");

  if (past && g_date_valid (&to)) {
    g_autofree char *day = studio_date_format (&to, STUDIO_DATE_SHORT);
    g_autofree char *until = g_strdup_printf (_ ("until %s"), day);

    return *post != '\0' ? g_strdup_printf ("%s, %s", post, until) : g_steal_pointer (&until);
  }
  return g_strdup (*post != '\0' ? post : office);
}

static void
find_people (Search *self,
             gboolean posts)
{
  GPtrArray *people = studio_registers_list (studio_registers_get (), STUDIO_REGISTER_PEOPLE);
  GDate today = studio_registers_today ();

  for (guint i = 0; i < people->len; i++) {
    StudioRecord *record = g_ptr_array_index (people, i);
    gboolean past = studio_register_is_past (record->root, &today);
    g_autofree char *name = studio_register_make_name (STUDIO_REGISTER_PEOPLE, record->root);
    g_autofree char *about = describe_person (record, past);

    if (posts)
      offer (self, studio_record_get_text (record, "post"), name, record, past);
    else
      offer (self, name, about, record, past);
  }
}

static void
find_others (Search *self,
             StudioRegister reg,
             const char *about)
{
  GPtrArray *records = studio_registers_list (studio_registers_get (), reg);

  for (guint i = 0; i < records->len; i++) {
    StudioRecord *record = g_ptr_array_index (records, i);
    g_autofree char *name = studio_register_make_name (reg, record->root);

    offer (self, name, studio_record_get_text (record, about), record, FALSE);
  }
}

static void
find_words (Search *self)
{
  g_autoptr (GPtrArray) words = studio_office_words_list (NULL);

  for (guint i = 0; words != NULL && i < words->len; i++) {
    const StudioOfficeWord *word = g_ptr_array_index (words, i);

    if (strchr (word->word, '*') == NULL)
      offer (self, word->right != NULL ? word->right : word->word, "", NULL, FALSE);
  }
}

GPtrArray *
studio_register_offer_find (StudioOffer kind,
                            const char *text,
                            guint most)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_auto (GStrv) words = g_strsplit_set (folded, " ,.", -1);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Search self = { .words = words, .most = most, .seen = seen };

  self.found = g_ptr_array_new_with_free_func (offered_free);
  self.late = g_ptr_array_new_with_free_func (offered_free);
  if (kind == STUDIO_OFFER_PEOPLE || kind == STUDIO_OFFER_ALL)
    find_people (&self, FALSE);
  if (kind == STUDIO_OFFER_POSTS)
    find_people (&self, TRUE);
  if (kind == STUDIO_OFFER_PLACES || kind == STUDIO_OFFER_ALL)
    find_others (&self, STUDIO_REGISTER_PLACES, "within");
  if (kind == STUDIO_OFFER_OFFICES || kind == STUDIO_OFFER_ALL)
    find_others (&self, STUDIO_REGISTER_OFFICES, "short");
  if (kind == STUDIO_OFFER_ALL)
    find_words (&self);
  g_ptr_array_extend_and_steal (self.found, self.late);
  if (self.found->len > most)
    g_ptr_array_set_size (self.found, (int) most);
  return self.found;
}

/* --- lines --- */

#define OFFERED "studio-offered"

static GtkWidget *
make_line (StudioOffered *offered)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *name = gtk_label_new (offered->text), *about = gtk_label_new (offered->about);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (about), 0);
  gtk_label_set_ellipsize (GTK_LABEL (about), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (about, "caption");
  gtk_widget_add_css_class (about, "dim-label");
  gtk_widget_set_visible (about, *offered->about != '\0');
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), about);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, offered->text, -1);
  g_object_set_data (G_OBJECT (row), OFFERED, offered);
  return row;
}

/* @offers: whose elements live as long as the lines do */
static void
fill (GtkListBox *list,
      GPtrArray *offers)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (list)); row != NULL; row = gtk_widget_get_first_child (GTK_WIDGET (list)))
    gtk_list_box_remove (list, row);
  for (guint i = 0; i < offers->len; i++)
    gtk_list_box_append (list, make_line (g_ptr_array_index (offers, i)));
}

static GtkWidget *
make_list (void)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_widget_add_css_class (list, "offer-list");
  gtk_list_box_set_activate_on_single_click (GTK_LIST_BOX (list), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("From the registers"), -1);
  return list;
}

static void
step (GtkListBox *list,
      int by)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (list), *next;
  int at = row != NULL ? gtk_list_box_row_get_index (row) + by : by > 0 ? 0
                                                                        : -1;

  next = at >= 0 ? gtk_list_box_get_row_at_index (list, at) : NULL;
  if (next != NULL || at < 0)
    gtk_list_box_select_row (list, next);
}

/* --- below an entry --- */

#define MOST_BELOW 7
#define ATTACHED "studio-register-offer"

/** Below: what an entry offers. */
typedef struct
{
  GtkEntry *entry; /* which has this */
  StudioOffer offer;
  StudioOfferChosen chosen;
  gpointer data;
  GtkWidget *popover; /* (nullable): weak: it is a child of the entry's parent and goes with that */
  GtkWidget *list;    /* in it */
  GPtrArray *offers;
  gboolean writing;
} Below;

static void
hide (Below *self)
{
  if (self->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
take (Below *self,
      GtkListBoxRow *row)
{
  StudioOffered *offered = g_object_get_data (G_OBJECT (row), OFFERED);
  g_autofree char *text = g_strdup (offered->text);
  g_autoptr (StudioRecord) record = offered->record != NULL ? studio_record_ref (offered->record) : NULL;

  self->writing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  self->writing = FALSE;
  hide (self);
  if (self->chosen != NULL && record != NULL)
    self->chosen (self->entry, record, self->data);
}

static void
activated_cb (GtkListBox *list,
              GtkListBoxRow *row,
              Below *self)
{
  take (self, row);
}

static void
make_popover (Below *self)
{
  g_set_weak_pointer (&self->popover, gtk_popover_new ());
  self->list = make_list ();
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_widget_set_can_focus (self->popover, FALSE);
  gtk_popover_set_child (GTK_POPOVER (self->popover), self->list);
  /* an entry gives its own children no place; what lays out boxes does */
  gtk_widget_set_parent (self->popover, gtk_widget_get_parent (GTK_WIDGET (self->entry)));
  g_signal_connect (self->list, "row-activated", G_CALLBACK (activated_cb), self);
}

static gboolean
has_focus (Below *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->entry));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->entry));
}

static void
show (Below *self,
      const char *text)
{
  GPtrArray *offers = studio_register_offer_find (self->offer, text, MOST_BELOW);
  graphene_rect_t bounds;

  /* the only one is what stands there already */
  if (offers->len == 0 || (offers->len == 1 && g_str_equal (((StudioOffered *) g_ptr_array_index (offers, 0))->text, text))) {
    g_ptr_array_unref (offers);
    hide (self);
    return;
  }
  if (self->popover == NULL)
    make_popover (self);
  fill (GTK_LIST_BOX (self->list), offers);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  self->offers = offers;
  if (gtk_widget_compute_bounds (GTK_WIDGET (self->entry), gtk_widget_get_parent (GTK_WIDGET (self->entry)), &bounds)) {
    GdkRectangle place = { (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width, (int) bounds.size.height };

    gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &place);
    gtk_widget_set_size_request (self->list, MIN (place.width, 460), -1);
  }
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
changed_cb (Below *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (self->writing || !has_focus (self))
    return;
  if (*text == '\0')
    hide (self);
  else
    show (self, text);
}

static gboolean
is_shown (Below *self)
{
  return self->popover != NULL && gtk_widget_get_visible (self->popover);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType state,
        Below *self)
{
  GtkListBoxRow *row = self->popover != NULL ? gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list)) : NULL;

  if (key == GDK_KEY_Down && !is_shown (self)) {
    show (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
    return is_shown (self);
  }
  if (!is_shown (self))
    return FALSE;
  if (key == GDK_KEY_Down || key == GDK_KEY_Up) {
    step (GTK_LIST_BOX (self->list), key == GDK_KEY_Down ? 1 : -1);
    return TRUE;
  }
  if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && row != NULL && (state & GDK_CONTROL_MASK) == 0) {
    take (self, row);
    return TRUE;
  }
  if (key != GDK_KEY_Escape)
    return FALSE;
  hide (self);
  return TRUE;
}

static void
left_cb (Below *self)
{
  hide (self);
}

static void
below_free (gpointer data)
{
  Below *self = data;

  g_clear_weak_pointer (&self->popover);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  g_free (self);
}

void
studio_register_offer_attach (GtkEntry *entry,
                              StudioOffer kind,
                              StudioOfferChosen chosen,
                              gpointer data)
{
  GtkEventController *keys = gtk_event_controller_key_new (), *focus = gtk_event_controller_focus_new ();
  Below *self = g_new0 (Below, 1);

  g_return_if_fail (GTK_IS_ENTRY (entry));

  self->entry = entry;
  self->offer = kind;
  self->chosen = chosen;
  self->data = data;
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (entry), keys);
  gtk_widget_add_controller (GTK_WIDGET (entry), focus);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed_cb), self);
  g_object_set_data_full (G_OBJECT (entry), ATTACHED, self, below_free);
}

/* --- anywhere --- */

#define MOST_ANYWHERE 60

/** Anywhere: the list that Ctrl+I opens. */
typedef struct
{
  GtkWidget *target; /* weak */
  GtkWidget *popover;
  GtkWidget *search;
  GtkWidget *list;
  GtkWidget *none;
  GPtrArray *offers;
} Anywhere;

static void
anywhere_free (gpointer data)
{
  Anywhere *self = data;

  g_clear_weak_pointer (&self->target);
  g_ptr_array_unref (self->offers);
  g_free (self);
}

static void
put (GtkWidget *target,
     const char *text)
{
  if (GTK_IS_TEXT_VIEW (target)) {
    GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (target));

    gtk_text_buffer_begin_user_action (buffer);
    gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
    gtk_text_buffer_insert_at_cursor (buffer, text, -1);
    gtk_text_buffer_end_user_action (buffer);
  } else {
    int at;

    gtk_editable_delete_selection (GTK_EDITABLE (target));
    at = gtk_editable_get_position (GTK_EDITABLE (target));
    gtk_editable_insert_text (GTK_EDITABLE (target), text, -1, &at);
    gtk_editable_set_position (GTK_EDITABLE (target), at);
  }
}

static void
take_anywhere (Anywhere *self,
               GtkListBoxRow *row)
{
  StudioOffered *offered = g_object_get_data (G_OBJECT (row), OFFERED);
  GtkWidget *target = self->target;

  if (target != NULL)
    put (target, offered->text);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
anywhere_activated_cb (GtkListBox *list,
                       GtkListBoxRow *row,
                       Anywhere *self)
{
  take_anywhere (self, row);
}

static void
search_cb (Anywhere *self)
{
  GPtrArray *offers = studio_register_offer_find (STUDIO_OFFER_ALL, gtk_editable_get_text (GTK_EDITABLE (self->search)), MOST_ANYWHERE);

  fill (GTK_LIST_BOX (self->list), offers);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  self->offers = offers;
  gtk_widget_set_visible (self->none, offers->len == 0);
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
}

static void
search_activated_cb (Anywhere *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  if (row != NULL)
    take_anywhere (self, row);
}

static gboolean
anywhere_key_cb (GtkEventControllerKey *controller,
                 guint key,
                 guint code,
                 GdkModifierType state,
                 Anywhere *self)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_Up)
    return FALSE;
  step (GTK_LIST_BOX (self->list), key == GDK_KEY_Down ? 1 : -1);
  return TRUE;
}

/* Back to where the person writes; a line would select all of its text when it gets the focus, and lose it to the next letter. */
static void
go_back (GtkWidget *target)
{
  if (GTK_IS_TEXT (target))
    gtk_text_grab_focus_without_selecting (GTK_TEXT (target));
  else
    gtk_widget_grab_focus (target);
}

static gboolean
unparent_cb (gpointer popover)
{
  Anywhere *self = g_object_get_data (popover, ATTACHED);
  GtkWidget *target = self->target;

  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  if (target != NULL)
    go_back (target);
  return G_SOURCE_REMOVE;
}

/* Not at once: who closes it still looks at it. */
static void
closed_cb (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, unparent_cb, g_object_ref (popover), g_object_unref);
}

static void
put_together (Anywhere *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->search = gtk_search_entry_new ();
  self->list = make_list ();
  self->none = gtk_label_new (_ ("Nothing found. People, places and offices are kept in the menu under “Office Registers…”."));
  gtk_label_set_wrap (GTK_LABEL (self->none), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->none), 34);
  gtk_widget_add_css_class (self->none, "dim-label");
  g_object_set (self->search, "placeholder-text", _ ("Person, place or phrase"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Person, place or phrase"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 300);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_size_request (box, 340, -1);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), self->none);
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (anywhere_key_cb), self);
  gtk_widget_add_controller (self->search, keys);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (search_cb), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (search_activated_cb), self);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (anywhere_activated_cb), self);
  g_signal_connect (self->popover, "closed", G_CALLBACK (closed_cb), NULL);
}

/* Where the caret's widget stands; its own parent may give popovers no place, a box or stack above it does. */
static GtkWidget *
find_place (GtkWidget *target)
{
  GtkWidget *at = gtk_widget_get_parent (target);

  while (at != NULL && !GTK_IS_BOX (at))
    at = gtk_widget_get_parent (at);
  return at;
}

void
studio_register_offer_insert (GtkWidget *target)
{
  Anywhere *self;
  GtkWidget *place;
  graphene_rect_t bounds;

  g_return_if_fail (GTK_IS_EDITABLE (target) || GTK_IS_TEXT_VIEW (target));

  place = find_place (target);
  if (place == NULL || !gtk_widget_compute_bounds (target, place, &bounds))
    return;
  self = g_new0 (Anywhere, 1);
  g_set_weak_pointer (&self->target, target);
  self->popover = gtk_popover_new ();
  g_object_set_data_full (G_OBJECT (self->popover), ATTACHED, self, anywhere_free);
  put_together (self);
  search_cb (self);
  gtk_widget_set_parent (self->popover, place);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width, (int) bounds.size.height });
  gtk_popover_popup (GTK_POPOVER (self->popover));
  gtk_widget_grab_focus (self->search);
}
