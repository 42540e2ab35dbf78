#include "config.h"

#include "studio-platform-choice.h"

#include "studio-brand-office.h"

/** Choice: what a box is filled with. @own: (element-type StudioPlatform) */
typedef struct
{
  GtkFlowBox *box;
  const char *const *last;
  GCallback changed;
  gpointer data;
  GPtrArray *own;
} Choice;

static GtkCheckButton *
check_at (GtkFlowBox *box,
          int index)
{
  GtkFlowBoxChild *child = gtk_flow_box_get_child_at_index (box, index);

  return child != NULL ? GTK_CHECK_BUTTON (gtk_flow_box_child_get_child (child)) : NULL;
}

static void
add (const Choice *choice,
     const StudioPlatform *platform,
     gboolean first_time)
{
  GtkWidget *check = gtk_check_button_new_with_label (platform->name);
  gboolean chosen = choice->last[0] != NULL ? g_strv_contains (choice->last, platform->id) : first_time;

  g_object_set_data_full (G_OBJECT (check), "platform", g_strdup (platform->id), g_free);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), chosen);
  g_signal_connect_data (check, "toggled", choice->changed, choice->data, NULL, G_CONNECT_SWAPPED);
  gtk_flow_box_append (choice->box, check);
}

static void
add_own (const Choice *choice,
         GPtrArray *accounts,
         StudioPlatforms *limits)
{
  for (guint i = 0; i < accounts->len; i++) {
    const StudioPlatform *platform = studio_platforms_find (limits, ((const StudioAccount *) g_ptr_array_index (accounts, i))->platform);

    if (platform == NULL || g_ptr_array_find (choice->own, platform, NULL))
      continue;
    g_ptr_array_add (choice->own, (gpointer) platform);
    add (choice, platform, TRUE);
  }
}

static gboolean
is_commonest (const StudioPlatform *platform)
{
  return g_str_equal (platform->id, "instagram") || g_str_equal (platform->id, "whatsapp_channel");
}

void
studio_platform_choice_fill (GtkFlowBox *box,
                             StudioSnapshot *snapshot,
                             StudioPlatforms *limits,
                             const char *const *last,
                             GCallback changed,
                             gpointer data)
{
  g_autoptr (GPtrArray) own = g_ptr_array_new ();
  const Choice choice = { box, last, changed, data, own };
  GPtrArray *all = studio_platforms_list (limits);

  add_own (&choice, studio_brand_list_accounts (studio_snapshot_get_brand (snapshot)), limits);
  for (guint i = 0; i < all->len; i++) {
    const StudioPlatform *platform = g_ptr_array_index (all, i);

    /* a webhook is no place where people upload */
    if (!g_ptr_array_find (own, platform, NULL) && !g_str_equal (platform->id, "webhook"))
      add (&choice, platform, own->len == 0 && is_commonest (platform));
  }
}

char **
studio_platform_choice_list (GtkFlowBox *box)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  GtkCheckButton *check;

  for (int i = 0; (check = check_at (box, i)) != NULL; i++) {
    if (gtk_check_button_get_active (check))
      g_strv_builder_add (ids, g_object_get_data (G_OBJECT (check), "platform"));
  }
  return g_strv_builder_end (ids);
}
