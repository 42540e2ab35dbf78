#include "config.h"

#include "studio-publish-line.h"

#include "studio-publish-words.h"

/* What offices are on most, for those that have not registered an account */
static const char *const by_hand[] = { "instagram", "facebook_page", "tiktok_photo", "youtube_post", "x", "whatsapp_channel" };

void
studio_publish_line_free (StudioPublishLine *line)
{
  g_free (line->id);
  g_free (line->platform);
  g_free (line->name);
  g_free (line->link);
  g_clear_pointer (&line->account, studio_publish_account_free);
  g_clear_pointer (&line->target, studio_outbox_target_free);
  g_free (line);
}

static StudioPublishLine *
line_new (const char *id,
          const char *platform,
          const char *name,
          const char *link)
{
  StudioPublishLine *line = g_new0 (StudioPublishLine, 1);

  line->id = g_strdup (id);
  line->platform = g_strdup (platform);
  line->name = g_strdup (name);
  line->link = g_strdup (link);
  return line;
}

static StudioPublishLine *
line_new_for_record (const StudioRecord *record)
{
  StudioPublishLine *line = line_new (record->id, studio_record_get_text (record, "platform"), studio_record_get_text (record, "handle"), studio_record_get_text (record, "link"));

  line->account = studio_publish_account_read (record);
  if (line->account != NULL) {
    g_free (line->platform);
    line->platform = g_strdup (line->account->platform);
  }
  return line;
}

StudioPublishLine *
studio_publish_line_find (GPtrArray *lines,
                          const char *id)
{
  for (guint i = 0; i < lines->len; i++) {
    StudioPublishLine *line = g_ptr_array_index (lines, i);

    if (g_str_equal (line->id, id))
      return line;
  }
  return NULL;
}

/* What was given up leaves the account free for another try. */
static void
add_target (GPtrArray *lines,
            const StudioOutboxTarget *target)
{
  StudioPublishLine *line = studio_publish_line_find (lines, target->account);

  if (target->state == STUDIO_OUTBOX_CANCELLED || target->state == STUDIO_OUTBOX_SKIPPED)
    return;
  if (line == NULL) {
    const char *name = studio_publish_get_account_name (target);

    line = line_new (target->account, target->platform, name != NULL ? name : studio_publish_words_platform (target->platform), "");
    g_ptr_array_add (lines, line);
  }
  g_clear_pointer (&line->target, studio_outbox_target_free);
  line->target = studio_outbox_target_copy (target);
}

static StudioPublishPlace
find_place (const StudioPublishLine *line)
{
  if (line->target != NULL && (line->target->state == STUDIO_OUTBOX_UNCERTAIN || line->target->state == STUDIO_OUTBOX_PAUSED))
    return STUDIO_PUBLISH_ASKS;
  if (line->target != NULL && line->target->state != STUDIO_OUTBOX_HANDOFF)
    return STUDIO_PUBLISH_RESULTS;
  if (line->account == NULL || line->target != NULL)
    return STUDIO_PUBLISH_MANUAL;
  return studio_publish_words_is_advanced (line->platform) ? STUDIO_PUBLISH_ADVANCED : STUDIO_PUBLISH_DIRECT;
}

GPtrArray *
studio_publish_line_list (GPtrArray *records,
                          GPtrArray *targets)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_publish_line_free);
  gboolean none;

  for (guint i = 0; i < records->len; i++) {
    const StudioRecord *record = g_ptr_array_index (records, i);

    if (!g_str_equal (studio_record_get_text (record, "state"), "closed") && *studio_record_get_text (record, "handle") != '\0')
      g_ptr_array_add (lines, line_new_for_record (record));
  }
  none = lines->len == 0;
  for (guint i = 0; none && i < G_N_ELEMENTS (by_hand); i++)
    g_ptr_array_add (lines, line_new (by_hand[i], by_hand[i], studio_publish_words_platform (by_hand[i]), ""));
  for (guint i = 0; i < targets->len; i++)
    add_target (lines, g_ptr_array_index (targets, i));
  for (guint i = 0; i < lines->len; i++)
    ((StudioPublishLine *) g_ptr_array_index (lines, i))->place = find_place (g_ptr_array_index (lines, i));
  return lines;
}

void
studio_publish_line_add_platform (GPtrArray *lines,
                                  const char *platform)
{
  const char *name = studio_publish_words_platform (platform);
  StudioPublishLine *line;

  for (guint i = 0; i < lines->len; i++) {
    if (g_str_equal (studio_publish_words_platform (((const StudioPublishLine *) g_ptr_array_index (lines, i))->platform), name))
      return;
  }
  line = line_new (platform, platform, name, "");
  line->place = STUDIO_PUBLISH_MANUAL;
  g_ptr_array_add (lines, line);
}
