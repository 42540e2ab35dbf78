#include "config.h"

#include "studio-publish-panel-private.h"

#include <glib/gi18n-lib.h>

#include "studio-date.h"
#include "studio-handoff-wait.h"
#include "studio-moment.h"
#include "studio-outbox-words.h"
#include "studio-pages.h"
#include "studio-published.h"

GtkListBox *
_studio_publish_panel_get_list (StudioPublishPanel *self,
                                StudioPublishPlace place)
{
  GtkListBox *const lists[STUDIO_N_PUBLISH_PLACES] = { self->asks, self->results, self->direct, self->advanced, self->manual };

  return lists[place];
}

/* --- what a row says --- */

/* Returns: FALSE if the post does not tell of it. @entry: its texts belong to the post */
static gboolean
find_publication (StudioPublishPanel *self,
                  const StudioPublishLine *line,
                  StudioPublication *entry)
{
  g_autoptr (GArray) entries = studio_published_list (studio_post_get_json (studio_document_get_post (self->document)));
  const char *name = line->name + (*line->name == '@' ? 1 : 0);

  for (guint i = entries->len; i-- > 0;) {
    *entry = g_array_index (entries, StudioPublication, i);
    if (line->target != NULL && g_str_equal (entry->id, line->target->id))
      return TRUE;
    if (line->target == NULL && g_str_equal (studio_publish_words_platform (entry->platform), studio_publish_words_platform (line->platform)) &&
        (g_ascii_strcasecmp (entry->account + (*entry->account == '@' ? 1 : 0), name) == 0 || g_str_equal (name, studio_publish_words_platform (line->platform)))) /* without a register */
      return TRUE;
  }
  return FALSE;
}

static void
add_part (GString *words,
          const char *part)
{
  g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", part);
}

/* A date stays on one line. Takes @words. Returns: (transfer full) */
static char *
tie (char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);

  g_free (words);
  return g_strjoinv ("\u00a0", parts);
}

static void
add_expiry (GString *words,
            const StudioPreflightItem *item,
            int zone)
{
  g_autofree char *date = NULL, *part = NULL;
  GDate day;

  if (item->expires <= 0)
    return;
  studio_moment_to_day (item->expires, zone, &day, NULL);
  date = tie (studio_date_format (&day, STUDIO_DATE_SHORT));
  if (item->state == STUDIO_PREFLIGHT_EXPIRED)
    /* TRANSLATORS: a day */
    part = g_strdup_printf (_ ("permission ended on %s"), date);
  else
    /* TRANSLATORS: a day */
    part = g_strdup_printf (_ ("permission valid until %s"), date);
  add_part (words, part);
}

static void
add_cost (GString *words,
          const StudioPreflightItem *item)
{
  g_autofree char *part = NULL;

  if (item->cost <= 0)
    return;
  /* TRANSLATORS: US dollars; the point is written as in the locale */
  part = g_strdup_printf (_ ("costs about US$%.3g per post"), item->cost);
  add_part (words, part);
}

/* Returns: (transfer full): "Mastodon · size Feed 4:5 · caption 412 of 500" */
static char *
describe (StudioPublishPanel *self,
          const StudioPublishLine *line,
          const StudioPreflightItem *item)
{
  GString *words = g_string_new (studio_publish_words_platform (line->platform));
  g_autofree char *size = NULL, *caption = NULL;

  if (item == NULL)
    return g_string_free (words, FALSE);
  if (item->content != NULL && item->content->format != NULL) {
    /* TRANSLATORS: the name of a format, "Feed 4:5" */
    size = g_strdup_printf (_ ("size %s"), _ (item->content->format->name));
    add_part (words, size);
  }
  if (item->content != NULL && item->content->measure.max > 0 && item->cost <= 0 && item->expires <= 0) {
    caption = g_strdup_printf (_ ("caption %d of %d"), item->content->measure.count, item->content->measure.max);
    add_part (words, caption);
  }
  add_expiry (words, item, _studio_publish_panel_get_zone (self));
  add_cost (words, item);
  return g_string_free (words, FALSE);
}

static void
style_item (const StudioPreflightItem *item,
            StudioPublishTelling *telling)
{
  switch (item->state) {
  case STUDIO_PREFLIGHT_READY:
  case STUDIO_PREFLIGHT_SHRUNK:
    telling->style = "ready";
    telling->icon = "object-select-symbolic";
    break;
  case STUDIO_PREFLIGHT_SENT:
    telling->style = "accent";
    telling->icon = "object-select-symbolic";
    break;
  case STUDIO_PREFLIGHT_PAUSED:
    telling->style = "plain";
    telling->icon = "media-playback-pause-symbolic";
    break;
  case STUDIO_PREFLIGHT_LONG:
  case STUDIO_PREFLIGHT_AMISS:
  case STUDIO_PREFLIGHT_EXPIRED:
  case STUDIO_PREFLIGHT_PERSONAL:
  case STUDIO_PREFLIGHT_FAILED:
  default:
    telling->style = "wrong";
    telling->icon = "dialog-warning-symbolic";
    break;
  }
}

static void
fill_choice (StudioPublishPanel *self,
             StudioPublishRow *row,
             const StudioPublishLine *line)
{
  const StudioPreflightItem *item = studio_preflight_find (self->preflight, line->id);
  g_autofree char *words = describe (self, line, item);
  g_auto (StudioPublishTelling) telling = { .fraction = -1 };
  gboolean may = item != NULL && studio_preflight_item_may_send (item);
  static const StudioPublishDeed login = { "login", N_ ("Sign In Again…"), NULL };
  const StudioPublishDeed deeds[] = { { login.name, _ (login.label), NULL } };

  if (item != NULL) {
    style_item (item, &telling);
    telling.word = item->status;
  } else {
    telling.style = "plain";
    telling.word = _ ("Being prepared…");
  }
  studio_publish_row_set_telling (row, &telling, words);
  studio_publish_row_set_tooltip (row, item != NULL ? item->sentence : NULL);
  studio_publish_row_set_switch (row, TRUE, self->count_id == 0 && !self->queueing && (may || item == NULL), g_hash_table_contains (self->chosen, line->id) && (may || item == NULL));
  studio_publish_row_set_deeds (row, deeds, item != NULL && item->state == STUDIO_PREFLIGHT_EXPIRED ? 1 : 0, TRUE);
  studio_publish_row_set_detail (row, NULL);
}

static void
fill_manual (StudioPublishPanel *self,
             StudioPublishRow *row,
             const StudioPublishLine *line)
{
  StudioPublication entry;
  const StudioRecord *waiting = _studio_publish_panel_find_waiting (self, line);
  guint n = studio_post_get_n_pages (studio_document_get_post (self->document));
  g_auto (StudioPublishTelling) telling = { .fraction = -1 };
  const StudioPublishDeed deeds[] = { { "manual", _ ("Upload by Hand…"), NULL } };
  const char *platform = studio_publish_words_platform (line->platform);
  g_autofree char *time = NULL;

  if (find_publication (self, line, &entry)) {
    time = studio_outbox_words_time (entry.at, entry.offset, g_get_real_time () / G_USEC_PER_SEC);
    telling.style = "success";
    telling.icon = "object-select-symbolic";
    telling.word = _ ("Published (by hand)");
    /* TRANSLATORS: a person's name, a day and time */
    telling.line = *entry.by != '\0' ? g_strdup_printf (_ ("marked by %s, %s"), entry.by, time) : g_strdup (time);
  } else if (waiting != NULL) {
    telling.style = "accent";
    telling.icon = "document-edit-symbolic";
    telling.word = _ ("Waits for you");
    telling.line = g_strdup (studio_handoff_has_step (waiting, STUDIO_HANDOFF_UPLOADED) ? _ ("Uploaded on the phone; paste its link") : _ ("Upload it, then paste its link"));
  } else {
    telling.line = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u picture and the caption are at hand", "%u pictures and the caption are at hand", n), n);
  }
  /* without a register the row bears the platform's name already */
  studio_publish_row_set_telling (row, &telling, g_str_equal (line->name, platform) ? NULL : platform);
  studio_publish_row_set_tooltip (row, NULL);
  studio_publish_row_set_switch (row, FALSE, FALSE, FALSE);
  studio_publish_row_set_deeds (row, deeds, G_N_ELEMENTS (deeds), FALSE);
  studio_publish_row_set_detail (row, NULL);
}

/* --- what became of it --- */

/* Returns: how many. @deeds: with room for three */
static guint
list_deeds (const StudioOutboxTarget *target,
            StudioPublishDeed *deeds)
{
  const char *code = target->code != NULL ? target->code : "";
  guint n = 0;

  switch (target->state) {
  case STUDIO_OUTBOX_QUEUED:
    deeds[n++] = (StudioPublishDeed){ "cancel", _ ("Cancel"), NULL };
    if (target->not_before > g_get_real_time () / G_USEC_PER_SEC)
      deeds[n++] = (StudioPublishDeed){ "reschedule", _ ("Change Time…"), NULL };
    break;
  case STUDIO_OUTBOX_UPLOADING:
  case STUDIO_OUTBOX_READY:
    deeds[n++] = (StudioPublishDeed){ "cancel", _ ("Cancel"), NULL };
    break;
  case STUDIO_OUTBOX_RETRY_WAIT:
    deeds[n++] = (StudioPublishDeed){ "go", _ ("Try Now"), NULL };
    deeds[n++] = (StudioPublishDeed){ "cancel", _ ("Cancel"), NULL };
    break;
  case STUDIO_OUTBOX_PUBLISHED:
  case STUDIO_OUTBOX_PUBLISHED_MANUAL:
    if (target->permalink != NULL && *target->permalink != '\0')
      deeds[n++] = (StudioPublishDeed){ "open", _ ("Open"), NULL };
    break;
  case STUDIO_OUTBOX_NEEDS_LOGIN:
    deeds[n++] = (StudioPublishDeed){ "login", _ ("Sign In Again…"), "suggested-action" };
    deeds[n++] = (StudioPublishDeed){ "go", _ ("Send Again"), NULL };
    deeds[n++] = (StudioPublishDeed){ "manual", _ ("Upload by Hand…"), NULL };
    break;
  case STUDIO_OUTBOX_REJECTED:
    deeds[n++] = (StudioPublishDeed){ "resend", _ ("Send Again"), NULL };
    deeds[n++] = (StudioPublishDeed){ "manual", _ ("Upload by Hand…"), NULL };
    deeds[n++] = (StudioPublishDeed){ "cancel", _ ("Give Up"), NULL };
    break;
  case STUDIO_OUTBOX_UNCERTAIN:
    deeds[n++] = (StudioPublishDeed){ "look", _ ("See the Page"), "suggested-action" };
    deeds[n++] = (StudioPublishDeed){ "there", _ ("It Is Published…"), NULL };
    deeds[n++] = (StudioPublishDeed){ "again", _ ("Not Yet, Send Again"), NULL };
    break;
  case STUDIO_OUTBOX_PAUSED:
    deeds[n++] = (StudioPublishDeed){ "go", g_str_equal (code, "late") ? _ ("Send Now") : _ ("Go On"), "suggested-action" };
    deeds[n++] = (StudioPublishDeed){ "reschedule", _ ("Schedule Anew…"), NULL };
    deeds[n++] = (StudioPublishDeed){ "skip", _ ("Skip"), NULL };
    break;
  case STUDIO_OUTBOX_COMMITTING:
  case STUDIO_OUTBOX_SKIPPED:
  case STUDIO_OUTBOX_HANDOFF:
  case STUDIO_OUTBOX_CANCELLED:
  default:
    break;
  }
  return n;
}

/* What has been published may go out once more when the post is another one by now; the rows stay quiet otherwise. */
static gboolean
is_changed (StudioPublishPanel *self,
            const StudioPublishLine *line)
{
  const StudioPreflightItem *item = studio_preflight_find (self->preflight, line->id);

  return line->target->state == STUDIO_OUTBOX_PUBLISHED && item != NULL && item->content != NULL && studio_preflight_item_may_send (item) &&
         !studio_publish_content_is_in (item->content, line->target);
}

static void
fill_target (StudioPublishPanel *self,
             StudioPublishRow *row,
             const StudioPublishLine *line)
{
  StudioPostmanProgress progress;
  StudioPublication entry;
  StudioPublishDeed deeds[4];
  gboolean known = self->postman != NULL && studio_postman_get_progress (self->postman, line->target->id, &progress);
  gint64 at = find_publication (self, line, &entry) ? entry.at : 0;
  g_auto (StudioPublishTelling) telling = { .fraction = -1 };
  guint n = list_deeds (line->target, deeds);
  gboolean asks = line->place == STUDIO_PUBLISH_ASKS;
  g_autofree char *page = NULL, *detail = NULL;

  if (is_changed (self, line))
    deeds[n++] = (StudioPublishDeed){ "resend", _ ("Send the New Version…"), NULL };
  studio_publish_words_tell (line->target, self->postman != NULL ? studio_postman_get_state (self->postman) : STUDIO_POSTMAN_IDLE, known ? &progress : NULL, at, _studio_publish_panel_get_zone (self), &telling);
  studio_publish_row_set_telling (row, &telling, asks || line->target->state == STUDIO_OUTBOX_REJECTED || line->target->state == STUDIO_OUTBOX_NEEDS_LOGIN ? studio_publish_words_platform (line->platform) : NULL);
  studio_publish_row_set_tooltip (row, NULL);
  studio_publish_row_set_switch (row, FALSE, FALSE, FALSE);
  studio_publish_row_set_deeds (row, deeds, n, asks);
  page = line->target->state == STUDIO_OUTBOX_UNCERTAIN ? studio_publish_words_page (line->account, line->link) : g_strdup (line->target->permalink);
  studio_publish_row_set_deed_tooltip (row, line->target->state == STUDIO_OUTBOX_UNCERTAIN ? "look" : "open", page);
  if (!studio_publish_words_is_out (line->target) && line->target->detail != NULL && *line->target->detail != '\0')
    detail = g_strdup_printf ("%s · %s · %s", studio_publish_words_platform (line->platform), line->target->id, line->target->detail);
  studio_publish_row_set_detail (row, detail);
}

static void
fill_row (StudioPublishPanel *self,
          StudioPublishRow *row,
          const StudioPublishLine *line)
{
  studio_publish_row_set_name (row, line->name);
  if (line->place == STUDIO_PUBLISH_MANUAL)
    fill_manual (self, row, line);
  else if (line->target != NULL)
    fill_target (self, row, line);
  else
    fill_choice (self, row, line);
}

void
_studio_publish_panel_show_row (StudioPublishPanel *self,
                                const char *id)
{
  StudioPublishRow *row = g_hash_table_lookup (self->rows, id);
  StudioPublishLine *line = studio_publish_line_find (self->lines, id);

  if (row == NULL || line == NULL)
    return;
  fill_row (self, row, line);
}

/* --- lists --- */

static void
switched_cb (StudioPublishRow *row,
             gboolean on,
             StudioPublishPanel *self)
{
  if (on)
    g_hash_table_add (self->chosen, g_strdup (studio_publish_row_get_id (row)));
  else
    g_hash_table_remove (self->chosen, studio_publish_row_get_id (row));
  _studio_publish_panel_remember (self);
  _studio_publish_panel_show_foot (self);
}

static void
deed_cb (StudioPublishRow *row,
         const char *deed,
         StudioPublishPanel *self)
{
  g_autofree char *id = g_strdup (studio_publish_row_get_id (row));

  _studio_publish_panel_do (self, id, deed);
}

/* Returns: (transfer none) */
static GtkWidget *
ensure_row (StudioPublishPanel *self,
            const StudioPublishLine *line)
{
  GtkWidget *row = g_hash_table_lookup (self->rows, line->id);

  if (row != NULL)
    return row;
  row = g_object_ref_sink (studio_publish_row_new (line->id, line->platform));
  g_signal_connect (row, "switched", G_CALLBACK (switched_cb), self);
  g_signal_connect (row, "deed", G_CALLBACK (deed_cb), self);
  g_hash_table_insert (self->rows, g_strdup (line->id), row);
  return row;
}

static gboolean
holds_just (GtkListBox *list,
            GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++) {
    if ((gpointer) gtk_list_box_get_row_at_index (list, (int) i) != g_ptr_array_index (rows, i))
      return FALSE;
  }
  return gtk_list_box_get_row_at_index (list, (int) rows->len) == NULL;
}

static void
clear_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

/* Lists are only taken apart when an account has come, gone or moved: what has the focus keeps it while bytes are counted. */
static void
arrange (StudioPublishPanel *self,
         GPtrArray *rows[STUDIO_N_PUBLISH_PLACES])
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  g_autoptr (GtkWidget) focused = focus != NULL ? gtk_widget_get_ancestor (focus, STUDIO_TYPE_PUBLISH_ROW) : NULL;
  gboolean same = TRUE;

  if (focused != NULL)
    g_object_ref (focused);
  for (int i = 0; i < STUDIO_N_PUBLISH_PLACES; i++)
    same = same && holds_just (_studio_publish_panel_get_list (self, (StudioPublishPlace) i), rows[i]);
  if (same)
    return;
  self->choosing = TRUE;
  for (int i = 0; i < STUDIO_N_PUBLISH_PLACES; i++)
    clear_list (_studio_publish_panel_get_list (self, (StudioPublishPlace) i));
  for (int i = 0; i < STUDIO_N_PUBLISH_PLACES; i++) {
    for (guint k = 0; k < rows[i]->len; k++) {
      GtkListBox *list = _studio_publish_panel_get_list (self, (StudioPublishPlace) i);
      StudioPublishRow *row = g_ptr_array_index (rows[i], k);

      gtk_list_box_append (list, GTK_WIDGET (row));
      if (g_strcmp0 (studio_publish_row_get_id (row), self->shown) == 0)
        gtk_list_box_select_row (list, GTK_LIST_BOX_ROW (row));
    }
  }
  self->choosing = FALSE;
  if (focused != NULL && gtk_widget_get_root (focused) != NULL)
    gtk_widget_grab_focus (focused);
}

static void
drop_rows (StudioPublishPanel *self)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &id, NULL)) {
    if (studio_publish_line_find (self->lines, id) == NULL)
      g_hash_table_iter_remove (&iter);
  }
}

void
_studio_publish_panel_show_rows (StudioPublishPanel *self)
{
  GPtrArray *rows[STUDIO_N_PUBLISH_PLACES];
  gboolean any = FALSE;

  for (int i = 0; i < STUDIO_N_PUBLISH_PLACES; i++)
    rows[i] = g_ptr_array_new ();
  for (guint i = 0; i < self->lines->len; i++) {
    const StudioPublishLine *line = g_ptr_array_index (self->lines, i);
    GtkWidget *row = ensure_row (self, line);

    any = any || line->account != NULL;
    fill_row (self, STUDIO_PUBLISH_ROW (row), line);
    g_ptr_array_add (rows[line->place], row);
  }
  arrange (self, rows);
  for (int i = 0; i < STUDIO_N_PUBLISH_PLACES; i++) {
    GtkWidget *list = GTK_WIDGET (_studio_publish_panel_get_list (self, (StudioPublishPlace) i));
    /* the groups have their title around the list */
    GtkWidget *group = i == STUDIO_PUBLISH_ASKS || i == STUDIO_PUBLISH_RESULTS ? list : gtk_widget_get_parent (list);

    gtk_widget_set_visible (group, rows[i]->len > 0);
    g_ptr_array_unref (rows[i]);
  }
  gtk_widget_set_visible (self->empty, !any);
  drop_rows (self);
}
