#include "config.h"

#include "studio-expiry.h"

#include "studio-date.h"
#include "studio-moment.h"

#define WHOLE_DAY 1440

/** Fields: of a date after which the post is no longer true; @time: (nullable): of its time of day */
typedef struct
{
  const char *date;
  const char *time;
} Fields;

static const Fields fields[] = {
  { "berlaku", "berlaku_jam" },
  { "tanggal_selesai", "waktu_selesai" },
  { "tanggal_tutup", NULL },
  { "akhir", NULL },
};

gint64
studio_expiry_get (JsonNode *root,
                   int offset)
{
  JsonNode *content;

  g_return_val_if_fail (root != NULL && JSON_NODE_HOLDS_OBJECT (root), 0);

  content = json_object_get_member (json_node_get_object (root), "content");
  for (gsize i = 0; content != NULL && JSON_NODE_HOLDS_OBJECT (content) && i < G_N_ELEMENTS (fields); i++) {
    const char *date = studio_json_peek_string (json_node_get_object (content), fields[i].date);
    const char *time = fields[i].time != NULL ? studio_json_peek_string (json_node_get_object (content), fields[i].time) : NULL;
    int minutes = WHOLE_DAY;
    GDate day;

    if (date == NULL || !studio_date_from_iso (date, &day))
      continue;
    if (time != NULL && *time != '\0' && !studio_time_parse (time, &minutes, NULL))
      minutes = WHOLE_DAY;
    return studio_moment_from_day (&day, minutes, offset);
  }
  return 0;
}
