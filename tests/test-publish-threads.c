#include "config.h"

#include "connector-fixture.h"

#define SETTINGS "{\"user\": \"31\", \"host\": \"site\"}"
#define TOPIC "{\"user\": \"31\", \"host\": \"site\", \"topic\": \"pemda\"}"
#define PUBLISH "POST /v1.0/31/threads_publish"
#define MAKE "POST /v1.0/31/threads HTTP"
#define LOOK "GET /v1.0/900?fields=status,error_message"
#define LIST "GET /v1.0/31/threads?fields=id,text"
#define QUOTA "GET /v1.0/31/threads_publishing_limit?fields=quota_usage,config"
#define MEDIA "POST /wp-json/wp/v2/media"
#define PICTURE "GET /image-1.jpg"
#define JPEG "\xff\xd8\xff picture \xff\xd9"
#define MADE                                                 \
  {                                                          \
    .match = MAKE, .status = 200, .body = "{\"id\":\"900\"}" \
  }
#define STATE(word)                                                                  \
  {                                                                                  \
    .match = LOOK, .status = 200, .body = "{\"status\":\"" word "\",\"id\":\"900\"}" \
  }
#define FINISHED STATE ("FINISHED")
#define FREE                                                                                                                            \
  {                                                                                                                                     \
    .match = QUOTA, .status = 200, .body = "{\"data\":[{\"quota_usage\":4,\"config\":{\"quota_total\":250,\"quota_duration\":86400}}]}" \
  }
#define STORED                                                                              \
  {                                                                                         \
    .match = MEDIA, .status = 201, .body = "{\"id\":7,\"source_url\":\"$URL/image-1.jpg\"}" \
  }
#define HANDED_OUT                                                                           \
  {                                                                                          \
    .match = PICTURE, .status = 200, .headers = "Content-Type: image/jpeg\r\n", .body = JPEG \
  }
#define DONE                                                   \
  {                                                            \
    .match = PUBLISH, .status = 200, .body = "{\"id\":\"55\"}" \
  }
#define LINK                                                                                                                          \
  {                                                                                                                                   \
    .match = "GET /v1.0/55?fields=permalink", .status = 200, .body = "{\"permalink\":\"https://www.threads.net/@paserkab/post/Ab1\"}" \
  }
#define LISTED                                                                                                                                                                                                      \
  {                                                                                                                                                                                                                 \
    .match = LIST, .status = 200, .body = "{\"data\":[{\"id\":\"55\",\"text\":\"Jalan 2 km <selesai>.\",\"timestamp\":\"2099-01-01T00:00:00+0000\",\"permalink\":\"https://www.threads.net/@paserkab/post/Ab1\"}]}" \
  }
#define ERROR(code, subcode) "{\"error\":{\"message\":\"M " CANARY "\",\"code\":" code ",\"error_subcode\":" subcode "}}"
#define MARKS "{\"container\": {\"id\": \"900\", \"at\": 1795282363}}"
#define BEGUN "{\"container\": {\"id\": \"900\", \"at\": 1795282363}, \"began\": \"1795282363\"}"
#define END     \
  {             \
    .status = 0 \
  }
#define COMMIT PUBLISH
#define BEFORE FINISHED,
#define PICTURES 0
#define FIFTY "12345678901234567890123456789012345678901234567890"
#define LONG FIFTY FIFTY FIFTY FIFTY FIFTY FIFTY FIFTY FIFTY FIFTY FIFTY

static const ConnectorRow rows[] = {
  { .name = "text only", .steps = "PC", .settings = SETTINGS, .rules = { FREE, MADE, FINISHED, DONE, LINK, END }, .outcome = STUDIO_OUTCOME_DONE, .id = "55", .link = "https://www.threads.net/@paserkab/post/Ab1", .commit = PUBLISH, .commits = 1, .other = "POST /wp-json", .others = 0, .sent = "creation_id=900" },
  { .name = "what a text is told", .steps = "P", .settings = SETTINGS, .rules = { FREE, MADE, FINISHED, END }, .outcome = STUDIO_OUTCOME_DONE, .commit = MAKE, .commits = 1, .sent = "text=Jalan%202%20km%20%3Cselesai%3E.&media_type=TEXT" },
  { .name = "one picture", .steps = "PC", .settings = SETTINGS, .pictures = 1, .rules = { FREE, STORED, HANDED_OUT, MADE, FINISHED, DONE, LINK, END }, .outcome = STUDIO_OUTCOME_DONE, .id = "55", .commit = PUBLISH, .commits = 1, .other = MEDIA, .others = 1 },
  { .name = "what a picture is told", .steps = "P", .settings = SETTINGS, .pictures = 1, .rules = { FREE, STORED, HANDED_OUT, MADE, FINISHED, END }, .outcome = STUDIO_OUTCOME_DONE, .commit = MAKE, .commits = 1, .sent = "&media_type=IMAGE&image_url=http" },
  { .name = "with its description", .steps = "P", .settings = SETTINGS, .pictures = 1, .rules = { FREE, STORED, HANDED_OUT, MADE, FINISHED, END }, .outcome = STUDIO_OUTCOME_DONE, .commit = MAKE, .commits = 1, .sent = "&alt_text=Jalan%20beraspal%20%22baru%22" },
  { .name = "twenty pictures", .steps = "PC", .settings = SETTINGS, .pictures = 20, .rules = { FREE, STORED, HANDED_OUT, MADE, FINISHED, DONE, LINK, END }, .outcome = STUDIO_OUTCOME_DONE, .commit = PUBLISH, .commits = 1, .other = MAKE, .others = 21 },
  { .name = "twenty-one pictures", .steps = "PC", .settings = SETTINGS, .pictures = 21, .rules = { END }, .outcome = STUDIO_OUTCOME_REJECTED, .says = "more pictures", .commit = "POST", .commits = 0 },
  { .name = "token in a header", .steps = "P", .settings = SETTINGS, .rules = { FREE, MADE, FINISHED, END }, .outcome = STUDIO_OUTCOME_DONE, .commit = MAKE, .commits = 1, .sent = "Authorization: Bearer " CANARY "\r\n" },
  { .name = "verify", .steps = "V", .settings = "{\"host\": \"site\"}", .rules = { { .match = "GET /v1.0/me?fields=id,username", .status = 200, .body = "{\"id\":\"31\",\"username\":\"paserkab\"}" }, END }, .outcome = STUDIO_OUTCOME_DONE, .id = "31", .commit = "POST", .commits = 0 },
  { .name = "verify another account", .steps = "V", .settings = SETTINGS, .rules = { { .match = "GET /v1.0/me", .status = 200, .body = "{\"id\":\"32\"}" }, END }, .outcome = STUDIO_OUTCOME_NEEDS_LOGIN, .commit = "POST", .commits = 0 },
  { .name = "verify expired", .steps = "V", .rules = { { .match = "GET /v1.0/me", .status = 401, .body = ERROR ("190", "463") }, END }, .outcome = STUDIO_OUTCOME_NEEDS_LOGIN, .commit = "POST", .commits = 0 },
  { .name = "limits", .steps = "L", .settings = SETTINGS, .rules = { FREE, END }, .outcome = STUDIO_OUTCOME_DONE, .commit = QUOTA, .commits = 1 },
  { .name = "I1 error of the picture", .steps = "PC", .settings = SETTINGS, .pictures = 1, .rules = { FREE, STORED, HANDED_OUT, MADE, { .match = LOOK, .status = 200, .body = "{\"status\":\"ERROR\",\"error_message\":\"FAILED_DOWNLOADING_VIDEO <b>" CANARY "\"}" }, END }, .outcome = STUDIO_OUTCOME_REJECTED, .says = "could not process", .commit = PUBLISH, .commits = 0 },
  { .name = "I2 in progress for ever", .steps = "PC", .settings = SETTINGS, .rules = { FREE, MADE, STATE ("IN_PROGRESS"), END }, .outcome = STUDIO_OUTCOME_RETRY_LATER, .commit = PUBLISH, .commits = 0, .other = MAKE, .others = 1 },
  { .name = "I2 expired: a new one", .steps = "C", .settings = SETTINGS, .marks = MARKS, .rules = { { .match = LOOK, .times = 1, .status = 200, .body = "{\"status\":\"EXPIRED\"}" }, MADE, FINISHED, DONE, LINK, END }, .outcome = STUDIO_OUTCOME_DONE, .id = "55", .commit = PUBLISH, .commits = 1, .other = MAKE, .others = 1 },
  { .name = "I2 expired twice", .steps = "C", .settings = SETTINGS, .marks = MARKS, .rules = { STATE ("EXPIRED"), MADE, DONE, END }, .outcome = STUDIO_OUTCOME_RETRY_LATER, .commit = PUBLISH, .commits = 0, .other = MAKE, .others = 1 },
  { .name = "I2 gone after a commit", .steps = "C", .settings = SETTINGS, .marks = BEGUN, .rules = { { .match = LOOK, .status = 400, .body = ERROR ("100", "33") }, MADE, DONE, END }, .outcome = STUDIO_OUTCOME_UNCERTAIN, .commit = PUBLISH, .commits = 0, .other = MAKE, .others = 0 },
  { .name = "I5 the day's posts are made", .steps = "PC", .settings = SETTINGS, .rules = { { .match = QUOTA, .status = 200, .body = "{\"data\":[{\"quota_usage\":250,\"config\":{\"quota_total\":250}}]}" }, MADE, END }, .outcome = STUDIO_OUTCOME_RETRY_LATER, .says = "250 posts", .retry_after = 3600, .commit = PUBLISH, .commits = 0, .other = "POST", .others = 0 },
  { .name = "I7 a site that changes pictures", .steps = "PC", .settings = SETTINGS, .pictures = 1, .rules = { FREE, STORED, { .match = PICTURE, .status = 200, .headers = "Content-Type: image/webp\r\n", .body = "RIFF" }, MADE, END }, .outcome = STUDIO_OUTCOME_CONFIG_ERROR, .code = "host", .commit = MAKE, .commits = 0 },
  { .name = "TH1 a topic", .steps = "P", .settings = TOPIC, .rules = { FREE, MADE, FINISHED, END }, .outcome = STUDIO_OUTCOME_DONE, .commit = MAKE, .commits = 1, .sent = "&topic_tag=pemda" },
  { .name = "TH1 a topic that is not allowed", .steps = "PC", .settings = TOPIC, .rules = { FREE, { .match = MAKE, .status = 400, .body = ERROR ("100", "4279071") }, DONE, END }, .outcome = STUDIO_OUTCOME_REJECTED, .code = "offer_without_tag", .says = "topic", .commit = PUBLISH, .commits = 0 },
  { .name = "TH2 500 characters", .steps = "P", .settings = SETTINGS, .caption = LONG, .rules = { FREE, MADE, FINISHED, END }, .outcome = STUDIO_OUTCOME_DONE, .commit = MAKE, .commits = 1 },
  { .name = "TH2 501 characters", .steps = "P", .settings = SETTINGS, .caption = LONG "1", .rules = { FREE, MADE, END }, .outcome = STUDIO_OUTCOME_REJECTED, .says = "500", .commit = "POST", .commits = 0 },
  { .name = "TH2 an emoji too much, as Threads counts", .steps = "PC", .settings = SETTINGS, .rules = { FREE, { .match = MAKE, .status = 400, .body = "{\"error\":{\"code\":100,\"message\":\"Param text must be at most 500 characters\"}}" }, DONE, END }, .outcome = STUDIO_OUTCOME_REJECTED, .says = "at most 500 characters", .commit = PUBLISH, .commits = 0 },
  { .name = "TH3 published after a lost answer", .steps = "CR", .settings = SETTINGS, .marks = MARKS, .rules = { { .match = LOOK, .status = 200, .body = "{\"status\":\"PUBLISHED\"}", .after = PUBLISH }, FINISHED, { .match = PUBLISH, .how = DOUBLE_CLOSE, .status = 1 }, LISTED, END }, .outcome = STUDIO_OUTCOME_DONE, .id = "55", .link = "https://www.threads.net/@paserkab/post/Ab1", .commit = PUBLISH, .commits = 1 },
  { .name = "TH3 not published after a lost answer", .steps = "CRC", .settings = SETTINGS, .marks = MARKS, .rules = { FINISHED, { .match = PUBLISH, .times = 1, .how = DOUBLE_CLOSE, .status = 1 }, DONE, LINK, END }, .outcome = STUDIO_OUTCOME_DONE, .id = "55", .commit = PUBLISH, .commits = 2, .other = MAKE, .others = 0 },
  { .name = "G4 500 after publishing", .steps = "CR", .settings = SETTINGS, .marks = MARKS, .rules = { { .match = LOOK, .status = 200, .body = "{\"status\":\"PUBLISHED\"}", .after = PUBLISH }, FINISHED, { .match = PUBLISH, .status = 500, .body = ERROR ("1", "0") }, LISTED, END }, .outcome = STUDIO_OUTCOME_DONE, .id = "55", .commit = PUBLISH, .commits = 1 },
  { .name = "G21 a link that is none", .steps = "C", .settings = SETTINGS, .marks = MARKS, .rules = { FINISHED, DONE, { .match = "GET /v1.0/55", .status = 200, .body = "{\"permalink\":\"file:///etc/passwd\"}" }, END }, .outcome = STUDIO_OUTCOME_DONE, .id = "55", .link = "", .commit = PUBLISH, .commits = 1 },
#include "graph-rows.h"
  ,
  { .name = NULL },
};

int
main (int argc,
      char **argv)
{
  static const ConnectorSuite suite = { "threads", "{\"token\": \"" CANARY "\"}", rows, .hosted = TRUE };

  fixture_init (&argc, &argv);
  fixture_add (&suite);

  return g_test_run ();
}
