#include "config.h"

#include "connector-fixture.h"

#define SETTINGS "{\"user\": \"17\", \"host\": \"site\"}"
#define PUBLISH "POST /v26.0/17/media_publish"
#define MAKE "POST /v26.0/17/media HTTP"
#define LOOK "GET /v26.0/900?fields=status_code,status"
#define LIST "GET /v26.0/17/media?fields=id,caption"
#define QUOTA "GET /v26.0/17/content_publishing_limit?fields=quota_usage,config"
#define MEDIA "POST /wp-json/wp/v2/media"
#define PICTURE "GET /image-1.jpg"
#define JPEG "\xff\xd8\xff picture \xff\xd9"
#define MADE                                                 \
  {                                                          \
    .match = MAKE, .status = 200, .body = "{\"id\":\"900\"}" \
  }
#define FINISHED                                                                          \
  {                                                                                       \
    .match = LOOK, .status = 200, .body = "{\"status_code\":\"FINISHED\",\"id\":\"900\"}" \
  }
#define STATE(word)                                                                       \
  {                                                                                       \
    .match = LOOK, .status = 200, .body = "{\"status_code\":\"" word "\",\"id\":\"900\"}" \
  }
#define FREE                                                                                                                            \
  {                                                                                                                                     \
    .match = QUOTA, .status = 200, .body = "{\"data\":[{\"quota_usage\":2,\"config\":{\"quota_total\":100,\"quota_duration\":86400}}]}" \
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
#define LINK                                                                                                                 \
  {                                                                                                                          \
    .match = "GET /v26.0/55?fields=permalink", .status = 200, .body = "{\"permalink\":\"https://www.instagram.com/p/Ab1/\"}" \
  }
#define LISTED                                                                                                                                                                                                                                                                               \
  {                                                                                                                                                                                                                                                                                          \
    .match = LIST, .status = 200, .body = "{\"data\":[{\"id\":\"54\",\"caption\":\"Lain\",\"timestamp\":\"2099-01-01T00:00:00+0000\"},{\"id\":\"55\",\"caption\":\"Jalan 2 km <selesai>.\",\"timestamp\":\"2099-01-01T00:00:00+0000\",\"permalink\":\"https://www.instagram.com/p/Ab1/\"}]}" \
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
#define PICTURES 1
/* a site that does not hand out the picture as it is */
#define BAD_SITE(row, result, ...)                                                                                                                                                                                                          \
  {                                                                                                                                                                                                                                         \
    .name = row, .steps = "P", .settings = SETTINGS, .pictures = 1, .rules = { FREE, STORED, { .match = PICTURE, __VA_ARGS__ }, MADE, END }, .outcome = result, .code = "host", .commit = MAKE, .commits = 0, .other = PICTURE, .others = 1 \
  }
#define BAD_ADDRESS(row, url)                                                                                                                                                                                                                                                                                  \
  {                                                                                                                                                                                                                                                                                                            \
    .name = row, .steps = "P", .settings = SETTINGS, .pictures = 1, .rules = { FREE, { .match = MEDIA, .status = 201, .body = "{\"id\":7,\"source_url\":\"" url "\"}" }, MADE, END }, .outcome = STUDIO_OUTCOME_CONFIG_ERROR, .code = "host", .commit = MAKE, .commits = 0, .other = "GET /image", .others = 0 \
  }
#define NOT_MADE(row, result, code_, says_, ...)                                                                                                                                                                                                                                             \
  {                                                                                                                                                                                                                                                                                          \
    .name = row, .steps = "PC", .settings = SETTINGS, .pictures = 1, .rules = { FREE, STORED, HANDED_OUT, { .match = MAKE, .status = 400, .body = ERROR (__VA_ARGS__) }, END }, .outcome = result, .code = code_, .says = says_, .commit = PUBLISH, .commits = 0, .other = MAKE, .others = 1 \
  }
#define NOT_DONE(row, result, code_, says_, ...)                                                                                                                                                                                                                   \
  {                                                                                                                                                                                                                                                                \
    .name = row, .steps = "C", .settings = SETTINGS, .marks = MARKS, .pictures = 1, .rules = { FINISHED, { .match = PUBLISH, .status = 400, .body = ERROR (__VA_ARGS__) }, END }, .outcome = result, .code = code_, .says = says_, .commit = PUBLISH, .commits = 1 \
  }

static const ConnectorRow rows[] = {
  { .name = "one picture", .steps = "PC", .settings = SETTINGS, .pictures = 1, .rules = { FREE, STORED, HANDED_OUT, MADE, FINISHED, DONE, LINK, END }, .outcome = STUDIO_OUTCOME_DONE, .id = "55", .link = "https://www.instagram.com/p/Ab1/", .commit = PUBLISH, .commits = 1, .other = MEDIA, .others = 1, .sent = "creation_id=900" },
  { .name = "what the container is told", .steps = "P", .settings = SETTINGS, .pictures = 1, .rules = { FREE, STORED, HANDED_OUT, MADE, FINISHED, END }, .outcome = STUDIO_OUTCOME_DONE, .commit = MAKE, .commits = 1, .other = PUBLISH, .sent = "caption=Jalan%202%20km%20%3Cselesai%3E.&image_url=http%3A%2F%2F127.0.0.1" },
  { .name = "with its description", .steps = "P", .settings = SETTINGS, .pictures = 1, .rules = { FREE, STORED, HANDED_OUT, MADE, FINISHED, END }, .outcome = STUDIO_OUTCOME_DONE, .commit = MAKE, .commits = 1, .sent = "&alt_text=Jalan%20beraspal%20%22baru%22" },
  { .name = "token in a header", .steps = "P", .settings = SETTINGS, .pictures = 1, .rules = { FREE, STORED, HANDED_OUT, MADE, FINISHED, END }, .outcome = STUDIO_OUTCOME_DONE, .commit = MAKE, .commits = 1, .sent = "Authorization: Bearer " CANARY "\r\n" },
  { .name = "the site gets its own password", .steps = "P", .settings = SETTINGS, .pictures = 1, .rules = { FREE, STORED, HANDED_OUT, MADE, FINISHED, END }, .outcome = STUDIO_OUTCOME_DONE, .commit = MEDIA, .commits = 1, .sent = "Authorization: Basic " },
  { .name = "three pictures", .steps = "PC", .settings = SETTINGS, .pictures = 3, .rules = { FREE, STORED, HANDED_OUT, { .match = MAKE, .times = 3, .status = 200, .body = "{\"id\":\"901\"}" }, MADE, FINISHED, DONE, LINK, END }, .outcome = STUDIO_OUTCOME_DONE, .id = "55", .commit = PUBLISH, .commits = 1, .other = MAKE, .others = 4 },
  { .name = "children name their kind", .steps = "P", .settings = SETTINGS, .pictures = 2, .rules = { FREE, STORED, HANDED_OUT, MADE, FINISHED, END }, .outcome = STUDIO_OUTCOME_DONE, .commit = MAKE, .commits = 3, .sent = "is_carousel_item=true&image_url=" },
  { .name = "verify", .steps = "V", .settings = "{\"host\": \"site\"}", .rules = { { .match = "GET /v26.0/me?fields=user_id,username", .status = 200, .body = "{\"user_id\":\"17\",\"username\":\"paserkab\",\"id\":\"999\"}" }, END }, .outcome = STUDIO_OUTCOME_DONE, .id = "17", .commit = "POST", .commits = 0 },
  { .name = "verify within data", .steps = "V", .settings = "{\"host\": \"site\"}", .rules = { { .match = "GET /v26.0/me", .status = 200, .body = "{\"data\":[{\"user_id\":\"17\",\"username\":\"paserkab\"}]}" }, END }, .outcome = STUDIO_OUTCOME_DONE, .id = "17", .commit = "POST", .commits = 0 },
  { .name = "verify without a site", .steps = "V", .rules = { { .match = "GET /v26.0/me", .status = 200, .body = "{\"user_id\":\"17\",\"username\":\"paserkab\"}" }, END }, .outcome = STUDIO_OUTCOME_DONE, .id = "17", .commit = "POST", .commits = 0 },
  { .name = "verify another account", .steps = "V", .settings = SETTINGS, .rules = { { .match = "GET /v26.0/me", .status = 200, .body = "{\"user_id\":\"18\",\"username\":\"lain\"}" }, END }, .outcome = STUDIO_OUTCOME_NEEDS_LOGIN, .commit = "POST", .commits = 0 },
  { .name = "verify by Facebook", .steps = "V", .settings = "{\"login\": \"facebook\", \"host\": \"site\"}", .rules = { { .match = "GET /v26.0/me?fields=instagram_business_account%7Bid,username%7D", .status = 200, .body = "{\"instagram_business_account\":{\"id\":\"17\",\"username\":\"paserkab\"},\"id\":\"123\"}" }, END }, .outcome = STUDIO_OUTCOME_DONE, .id = "17", .commit = "POST", .commits = 0 },
  { .name = "verify by Facebook, named", .steps = "V", .settings = "{\"login\": \"facebook\", \"user\": \"17\", \"host\": \"site\"}", .rules = { { .match = "GET /v26.0/17?fields=id,username", .status = 200, .body = "{\"id\":\"17\",\"username\":\"paserkab\"}" }, END }, .outcome = STUDIO_OUTCOME_DONE, .id = "17", .commit = "POST", .commits = 0 },
  { .name = "verify expired", .steps = "V", .rules = { { .match = "GET /v26.0/me", .status = 400, .body = ERROR ("190", "463") }, END }, .outcome = STUDIO_OUTCOME_NEEDS_LOGIN, .commit = "POST", .commits = 0 },
  { .name = "verify without an answer", .steps = "V", .rules = { { .match = "GET /v26.0/me", .status = 200, .body = "[]" }, END }, .outcome = STUDIO_OUTCOME_RETRY_LATER, .commit = "POST", .commits = 0 },
  { .name = "limits", .steps = "L", .settings = SETTINGS, .rules = { FREE, END }, .outcome = STUDIO_OUTCOME_DONE, .commit = QUOTA, .commits = 1 },
  { .name = "I1 cannot be fetched, by the container", .steps = "PC", .settings = SETTINGS, .pictures = 1, .rules = { FREE, STORED, HANDED_OUT, MADE, { .match = LOOK, .status = 200, .body = "{\"status_code\":\"ERROR\",\"status\":\"Error: Media download has failed. The media URI doesn't meet our requirements (2207052)\"}" }, END }, .outcome = STUDIO_OUTCOME_RETRY_LATER, .code = "host", .says = "could not fetch", .commit = PUBLISH, .commits = 0, .other = PICTURE, .others = 2 },
  { .name = "I1 cannot be fetched, nor by us", .steps = "PC", .settings = SETTINGS, .pictures = 1, .rules = { FREE, STORED, { .match = PICTURE, .times = 1, .status = 200, .headers = "Content-Type: image/jpeg\r\n", .body = JPEG }, { .match = PICTURE, .status = 403 }, MADE, { .match = LOOK, .status = 200, .body = "{\"status_code\":\"ERROR\",\"status\":\"(2207052)\"}" }, END }, .outcome = STUDIO_OUTCOME_CONFIG_ERROR, .code = "host", .says = "to everybody", .commit = PUBLISH, .commits = 0, .other = PICTURE, .others = 2 },
  { .name = "I1 cannot be fetched, at once", .steps = "PC", .settings = SETTINGS, .pictures = 1, .rules = { FREE, STORED, HANDED_OUT, { .match = MAKE, .status = 400, .body = ERROR ("9004", "2207052") }, END }, .outcome = STUDIO_OUTCOME_RETRY_LATER, .code = "host", .commit = PUBLISH, .commits = 0, .other = PICTURE, .others = 2 },
  { .name = "I2 in progress for ever", .steps = "PC", .settings = SETTINGS, .pictures = 1, .rules = { FREE, STORED, HANDED_OUT, MADE, STATE ("IN_PROGRESS"), END }, .outcome = STUDIO_OUTCOME_RETRY_LATER, .says = "still working", .commit = PUBLISH, .commits = 0, .other = MAKE, .others = 1 },
  { .name = "I2 in progress, then finished", .steps = "PC", .settings = SETTINGS, .pictures = 1, .rules = { FREE, STORED, HANDED_OUT, MADE, { .match = LOOK, .times = 3, .status = 200, .body = "{\"status_code\":\"IN_PROGRESS\"}" }, FINISHED, DONE, LINK, END }, .outcome = STUDIO_OUTCOME_DONE, .commit = PUBLISH, .commits = 1, .other = MAKE, .others = 1 },
  { .name = "I2 expired: a new one", .steps = "C", .settings = SETTINGS, .marks = MARKS, .pictures = 1, .rules = { { .match = LOOK, .times = 1, .status = 200, .body = "{\"status_code\":\"EXPIRED\"}" }, STORED, HANDED_OUT, MADE, FINISHED, DONE, LINK, END }, .outcome = STUDIO_OUTCOME_DONE, .id = "55", .commit = PUBLISH, .commits = 1, .other = MAKE, .others = 1 },
  { .name = "I2 expired after a lost answer: a new one", .steps = "CRC", .settings = SETTINGS, .marks = MARKS, .pictures = 1, .rules = { { .match = LOOK, .times = 1, .status = 200, .body = "{\"status_code\":\"FINISHED\"}" }, { .match = LOOK, .times = 2, .status = 200, .body = "{\"status_code\":\"EXPIRED\"}" }, STORED, HANDED_OUT, MADE, FINISHED, { .match = PUBLISH, .times = 1, .how = DOUBLE_CLOSE, .status = 1 }, DONE, LINK, END }, .outcome = STUDIO_OUTCOME_DONE, .id = "55", .commit = PUBLISH, .commits = 2, .other = MAKE, .others = 1 },
  { .name = "I2 error", .steps = "PC", .settings = SETTINGS, .pictures = 1, .rules = { FREE, STORED, HANDED_OUT, MADE, STATE ("ERROR"), END }, .outcome = STUDIO_OUTCOME_REJECTED, .says = "could not process", .commit = PUBLISH, .commits = 0 },
  { .name = "I2 published already", .steps = "C", .settings = SETTINGS, .marks = MARKS, .pictures = 1, .rules = { STATE ("PUBLISHED"), LISTED, DONE, END }, .outcome = STUDIO_OUTCOME_DONE, .id = "55", .link = "https://www.instagram.com/p/Ab1/", .commit = PUBLISH, .commits = 0 },
  { .name = "I2 published already, not in the list", .steps = "C", .settings = SETTINGS, .marks = MARKS, .pictures = 1, .rules = { STATE ("PUBLISHED"), { .match = LIST, .status = 500 }, DONE, END }, .outcome = STUDIO_OUTCOME_DONE, .link = "", .says = "did not say", .commit = PUBLISH, .commits = 0 },
  { .name = "I2 a state that is none", .steps = "C", .settings = SETTINGS, .marks = MARKS, .pictures = 1, .rules = { STATE ("<b>"), DONE, END }, .outcome = STUDIO_OUTCOME_RETRY_LATER, .commit = PUBLISH, .commits = 0 },
  { .name = "I2 gone before anything was committed", .steps = "C", .settings = SETTINGS, .marks = MARKS, .pictures = 1, .rules = { { .match = LOOK, .times = 1, .status = 400, .body = ERROR ("100", "33") }, STORED, HANDED_OUT, MADE, FINISHED, DONE, LINK, END }, .outcome = STUDIO_OUTCOME_DONE, .commit = PUBLISH, .commits = 1, .other = MAKE, .others = 1 },
  { .name = "I2 gone after a commit", .steps = "C", .settings = SETTINGS, .marks = BEGUN, .pictures = 1, .rules = { { .match = LOOK, .status = 400, .body = ERROR ("100", "33") }, MADE, DONE, END }, .outcome = STUDIO_OUTCOME_UNCERTAIN, .commit = PUBLISH, .commits = 0, .other = MAKE, .others = 0 },
  { .name = "I3 500 after publishing", .steps = "CR", .settings = SETTINGS, .marks = MARKS, .pictures = 1, .rules = { { .match = LOOK, .status = 200, .body = "{\"status_code\":\"PUBLISHED\"}", .after = PUBLISH }, FINISHED, { .match = PUBLISH, .status = 500, .body = ERROR ("-1", "2207032") }, LISTED, END }, .outcome = STUDIO_OUTCOME_DONE, .id = "55", .link = "https://www.instagram.com/p/Ab1/", .commit = PUBLISH, .commits = 1 },
  { .name = "I3 lost, and not published: the same container again", .steps = "CRC", .settings = SETTINGS, .marks = MARKS, .pictures = 1, .rules = { FINISHED, { .match = PUBLISH, .times = 1, .how = DOUBLE_RESET, .status = 1 }, DONE, LINK, END }, .outcome = STUDIO_OUTCOME_DONE, .commit = PUBLISH, .commits = 2, .other = MAKE, .others = 0 },
  { .name = "I3 lost, and gone", .steps = "CRC", .settings = SETTINGS, .marks = MARKS, .pictures = 1, .rules = { { .match = LOOK, .times = 1, .status = 200, .body = "{\"status_code\":\"FINISHED\"}" }, { .match = LOOK, .status = 400, .body = ERROR ("24", "2207008") }, { .match = PUBLISH, .how = DOUBLE_CLOSE, .status = 1 }, MADE, END }, .outcome = STUDIO_OUTCOME_UNCERTAIN, .commit = PUBLISH, .commits = 1, .other = MAKE, .others = 0 },
  { .name = "I3 lost, and the container cannot be asked", .steps = "CR", .settings = SETTINGS, .marks = MARKS, .pictures = 1, .rules = { { .match = LOOK, .times = 1, .status = 200, .body = "{\"status_code\":\"FINISHED\"}" }, { .match = LOOK, .status = 503 }, { .match = PUBLISH, .how = DOUBLE_CLOSE, .status = 1 }, END }, .outcome = STUDIO_OUTCOME_RETRY_LATER, .commit = PUBLISH, .commits = 1 },
  { .name = "I3 nothing was made", .steps = "R", .settings = SETTINGS, .pictures = 1, .rules = { END }, .outcome = STUDIO_OUTCOME_ABSENT, .commit = PUBLISH, .commits = 0 },
  { .name = "I3 the id was kept", .steps = "R", .settings = SETTINGS, .marks = "{\"container\": {\"id\": \"900\", \"at\": 1795282363}, \"post\": \"55\"}", .pictures = 1, .rules = { LINK, END }, .outcome = STUDIO_OUTCOME_DONE, .id = "55", .link = "https://www.instagram.com/p/Ab1/", .commit = PUBLISH, .commits = 0 },
  { .name = "G4 502 after publishing", .steps = "CR", .settings = SETTINGS, .marks = MARKS, .pictures = 1, .rules = { { .match = LOOK, .status = 200, .body = "{\"status_code\":\"PUBLISHED\"}", .after = PUBLISH }, FINISHED, { .match = PUBLISH, .status = 502 }, LISTED, END }, .outcome = STUDIO_OUTCOME_DONE, .id = "55", .commit = PUBLISH, .commits = 1 },
  { .name = "I4 not ready yet, then done", .steps = "C", .settings = SETTINGS, .marks = MARKS, .pictures = 1, .rules = { FINISHED, { .match = PUBLISH, .times = 2, .status = 400, .body = ERROR ("9007", "2207027") }, DONE, LINK, END }, .outcome = STUDIO_OUTCOME_DONE, .id = "55", .commit = PUBLISH, .commits = 3 },
  { .name = "I4 not ready for long", .steps = "C", .settings = SETTINGS, .marks = MARKS, .pictures = 1, .rules = { FINISHED, { .match = PUBLISH, .status = 400, .body = ERROR ("9007", "2207027") }, END }, .outcome = STUDIO_OUTCOME_RETRY_LATER, .commit = PUBLISH, .commits = 3, .retry_after = 30 },
  { .name = "I5 the day's posts are made", .steps = "PC", .settings = SETTINGS, .pictures = 1, .rules = { { .match = QUOTA, .status = 200, .body = "{\"data\":[{\"quota_usage\":25,\"config\":{\"quota_total\":25}}]}" }, MADE, END }, .outcome = STUDIO_OUTCOME_RETRY_LATER, .says = "25 posts", .retry_after = 3600, .commit = PUBLISH, .commits = 0, .other = "POST", .others = 0 },
  { .name = "I5 a quota that is none", .steps = "PC", .settings = SETTINGS, .pictures = 1, .rules = { { .match = QUOTA, .status = 200, .body = "{\"data\":[7]}" }, STORED, HANDED_OUT, MADE, FINISHED, DONE, LINK, END }, .outcome = STUDIO_OUTCOME_DONE, .commit = PUBLISH, .commits = 1 },
  { .name = "I5 limits say so", .steps = "L", .settings = SETTINGS, .rules = { { .match = QUOTA, .status = 200, .body = "{\"data\":[{\"quota_usage\":25,\"config\":{\"quota_total\":25}}]}" }, END }, .outcome = STUDIO_OUTCOME_DONE, .says = "25 posts", .commit = QUOTA, .commits = 1 },
  { .name = "I6 the third of five fails", .steps = "P", .settings = SETTINGS, .pictures = 5, .rules = { FREE, STORED, HANDED_OUT, { .match = MAKE, .times = 2, .status = 200, .body = "{\"id\":\"901\"}" }, { .match = MAKE, .status = 500, .body = ERROR ("-1", "2207053") }, END }, .outcome = STUDIO_OUTCOME_RETRY_LATER, .commit = PUBLISH, .commits = 0, .other = MAKE, .others = 3 },
  BAD_SITE ("I7 302", STUDIO_OUTCOME_CONFIG_ERROR, .status = 302, .headers = "Location: https://cdn.test/1.jpg\r\n"),
  BAD_SITE ("I7 403", STUDIO_OUTCOME_CONFIG_ERROR, .status = 403, .body = "no"),
  BAD_SITE ("I7 401", STUDIO_OUTCOME_CONFIG_ERROR, .status = 401, .body = "no"),
  BAD_SITE ("I7 WebP", STUDIO_OUTCOME_CONFIG_ERROR, .status = 200, .headers = "Content-Type: image/webp\r\n", .body = "RIFF"),
  BAD_SITE ("I7 other bytes", STUDIO_OUTCOME_CONFIG_ERROR, .status = 200, .headers = "Content-Type: image/jpeg\r\n", .body = "\xff\xd8\xff smaller \xff\xd9"),
  BAD_SITE ("I7 more bytes", STUDIO_OUTCOME_CONFIG_ERROR, .status = 200, .headers = "Content-Type: image/jpeg\r\n", .body = JPEG JPEG),
  BAD_SITE ("I7 a page", STUDIO_OUTCOME_CONFIG_ERROR, .status = 200, .headers = "Content-Type: text/html\r\n", .body = "<!doctype html>"),
  BAD_SITE ("I7 without end", STUDIO_OUTCOME_CONFIG_ERROR, .how = DOUBLE_ENDLESS, .status = 1),
  BAD_SITE ("I7 not there yet", STUDIO_OUTCOME_RETRY_LATER, .status = 404),
  BAD_SITE ("I7 500", STUDIO_OUTCOME_RETRY_LATER, .status = 500),
  BAD_ADDRESS ("I7 private", "https://192.168.1.10/image-1.jpg"),
  BAD_ADDRESS ("I7 http", "http://paserkab.go.id/image-1.jpg"),
  BAD_ADDRESS ("I7 another host", "https://cdn.test/image-1.jpg"),
  BAD_ADDRESS ("I7 localhost", "https://localhost/image-1.jpg"),
  BAD_ADDRESS ("I7 file", "file:///etc/passwd"),
  { .name = "I7 the site refuses the picture", .steps = "P", .settings = SETTINGS, .pictures = 1, .rules = { FREE, { .match = MEDIA, .status = 401, .body = "{\"code\":\"incorrect_password\",\"message\":\"" CANARY "-host\"}" }, MADE, END }, .outcome = STUDIO_OUTCOME_NEEDS_LOGIN, .code = "host", .says = "On the site", .commit = MAKE, .commits = 0 },
  { .name = "W5 the site has the picture without its address", .steps = "P", .settings = SETTINGS, .pictures = 1, .rules = { FREE, { .match = MEDIA " ", .status = 500, .headers = "X-WP-Upload-Attachment-ID: 77\r\n", .body = "{}" }, { .match = MEDIA "/77", .status = 200, .body = "{\"id\":77}" }, { .match = "GET /wp-json/wp/v2/media/77?_fields=source_url", .status = 200, .body = "{\"source_url\":\"$URL/image-1.jpg\"}" }, HANDED_OUT, MADE, FINISHED, END }, .outcome = STUDIO_OUTCOME_DONE, .commit = MEDIA " ", .commits = 1, .other = MAKE, .others = 1 },
  NOT_MADE ("I8 the ratio", STUDIO_OUTCOME_REJECTED, "shape", "4:5", "36003", "2207009"),
  NOT_MADE ("too large", STUDIO_OUTCOME_REJECTED, "too_large", "too large", "36000", "2207004"),
  NOT_MADE ("form", STUDIO_OUTCOME_REJECTED, NULL, "JPEG", "36001", "2207005"),
  NOT_MADE ("caption", STUDIO_OUTCOME_REJECTED, NULL, "2,200", "36004", "2207010"),
  NOT_MADE ("timeout", STUDIO_OUTCOME_RETRY_LATER, "host", "fetch", "-2", "2207003"),
  NOT_MADE ("rate", STUDIO_OUTCOME_RETRY_LATER, NULL, "patience", "80002", "0"),
  NOT_DONE ("quota at the last moment", STUDIO_OUTCOME_RETRY_LATER, NULL, "in a day", "9", "2207042"),
  NOT_DONE ("expired at the last moment", STUDIO_OUTCOME_RETRY_LATER, NULL, "expired", "24", "2207008"),
  NOT_DONE ("restricted", STUDIO_OUTCOME_REJECTED, "blocked", "limited", "25", "2207050"),
  NOT_DONE ("taken for spam", STUDIO_OUTCOME_REJECTED, "blocked", "blocked", "4", "2207051"),
  NOT_DONE ("unknown", STUDIO_OUTCOME_UNCERTAIN, NULL, "fault", "-1", "2207053"),
  { .name = "no picture", .steps = "PC", .settings = SETTINGS, .rules = { END }, .outcome = STUDIO_OUTCOME_REJECTED, .says = "needs a picture", .commit = "POST", .commits = 0 },
  { .name = "eleven pictures", .steps = "PC", .settings = SETTINGS, .pictures = 11, .rules = { END }, .outcome = STUDIO_OUTCOME_REJECTED, .says = "more pictures", .commit = "POST", .commits = 0 },
  { .name = "an account that is none", .steps = "PC", .settings = "{\"user\": \"17/../me\"}", .pictures = 1, .rules = { END }, .outcome = STUDIO_OUTCOME_CONFIG_ERROR, .commit = "POST", .commits = 0 },
  { .name = "G21 a link that is none", .steps = "C", .settings = SETTINGS, .marks = MARKS, .pictures = 1, .rules = { FINISHED, DONE, { .match = "GET /v26.0/55", .status = 200, .body = "{\"permalink\":\"javascript:alert(1)\"}" }, END }, .outcome = STUDIO_OUTCOME_DONE, .id = "55", .link = "", .commit = PUBLISH, .commits = 1 },
#include "graph-rows.h"
  ,
  { .name = NULL },
};

static const ConnectorSuite suite = { "instagram", "{\"token\": \"" CANARY "\"}", rows, .hosted = TRUE };

/* I6: only what is missing is made the next time */
static void
test_children (void)
{
  static const ConnectorRow row = { .settings = SETTINGS, .pictures = 5, .rules = { FREE, STORED, HANDED_OUT, { .match = MAKE, .times = 2, .status = 200, .body = "{\"id\":\"901\"}" }, { .match = MAKE, .times = 1, .status = 500, .body = "{}" }, { .match = MAKE, .times = 3, .status = 200, .body = "{\"id\":\"902\"}" }, MADE, FINISHED, END } };
  g_autoptr (Double) server = double_start (row.rules);
  g_autoptr (StudioJob) job = fixture_job (&suite, &row, double_get_url (server));
  g_autoptr (StudioResult) first = studio_connector_run (job, STUDIO_STEP_PREPARE, NULL);
  g_autoptr (StudioResult) second = NULL;
  GString *parent;

  g_assert_cmpint (first->outcome, ==, STUDIO_OUTCOME_RETRY_LATER);
  g_assert_cmpuint (double_count (server, MEDIA), ==, 3);
  job->marks = json_node_ref (first->marks);
  second = studio_connector_run (job, STUDIO_STEP_PREPARE, NULL);
  g_assert_cmpint (second->outcome, ==, STUDIO_OUTCOME_DONE);
  g_assert_cmpuint (double_count (server, MEDIA), ==, 5);
  g_assert_cmpuint (double_count (server, MAKE), ==, 7);
  parent = double_get_request (server, MAKE, 6);
  g_assert_nonnull (strstr (parent->str, "media_type=CAROUSEL&children=901%2C901%2C902%2C902%2C902"));
  g_string_free (parent, TRUE);
}

/* I8 and its like: told before anything is sent */
static void
test_shapes (void)
{
  static const struct
  {
    int width;
    int height;
    gsize bytes;
    const char *mime;
    const char *code;
    gboolean fits;
  } shapes[] = {
    { 1080, 1350, 100, "image/jpeg", NULL, TRUE },
    { 1080, 1080, 100, "image/jpeg", NULL, TRUE },
    { 1080, 566, 100, "image/jpeg", NULL, TRUE },
    { 0, 0, 100, "image/jpeg", NULL, TRUE },
    { 1080, 1440, 100, "image/jpeg", "shape", FALSE },
    { 1440, 700, 100, "image/jpeg", "shape", FALSE },
    { 1600, 1600, 100, "image/jpeg", "shape", FALSE },
    { 300, 300, 100, "image/jpeg", "shape", FALSE },
    { 1080, 1350, 8000001, "image/jpeg", "too_large", FALSE },
    { 1080, 1350, 100, "image/png", NULL, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++) {
    static const ConnectorRow row = { .settings = SETTINGS, .rules = { { .match = QUOTA, .status = 401, .body = "{}" }, END } };
    g_autoptr (Double) server = double_start (row.rules);
    g_autoptr (StudioJob) job = fixture_job (&suite, &row, double_get_url (server));
    g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 (shapes[i].bytes), shapes[i].bytes);
    g_autoptr (StudioResult) result = NULL;

    studio_outgoing_add (job->outgoing, bytes, shapes[i].mime, NULL, shapes[i].width, shapes[i].height);
    result = studio_connector_run (job, STUDIO_STEP_PREPARE, NULL);
    g_test_message ("%d × %d: %s", shapes[i].width, shapes[i].height, result->message);
    g_assert_cmpint (result->outcome, ==, shapes[i].fits ? STUDIO_OUTCOME_NEEDS_LOGIN : STUDIO_OUTCOME_REJECTED);
    g_assert_cmpstr (result->code, ==, shapes[i].code);
    g_assert_cmpuint (double_count (server, "POST"), ==, 0);
  }
}

static void
test_no_site (void)
{
  static const ConnectorSuite alone = { "instagram", "{\"token\": \"" CANARY "\"}", NULL };
  static const ConnectorRow row = { .settings = SETTINGS, .pictures = 1, .rules = { FREE, MADE, END } };
  g_autoptr (Double) server = double_start (row.rules);
  g_autoptr (StudioJob) job = fixture_job (&alone, &row, double_get_url (server));
  g_autoptr (StudioResult) result = studio_connector_run (job, STUDIO_STEP_PREPARE, NULL);

  g_assert_cmpint (result->outcome, ==, STUDIO_OUTCOME_CONFIG_ERROR);
  g_assert_cmpstr (result->code, ==, "host");
  g_assert_nonnull (strstr (result->message, "WordPress"));
  g_assert_cmpuint (double_count (server, "POST"), ==, 0);
}

/* --- tokens (G14, I9) --- */

static gboolean
keep_secrets (JsonNode *secrets,
              gpointer data,
              GError **error)
{
  JsonNode **kept = data;

  g_clear_pointer (kept, json_node_unref);
  *kept = json_node_ref (secrets);

  return TRUE;
}

static StudioCredentials *
make_credentials (gint64 age,
                  JsonNode **kept)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *text = age > 0 ? g_strdup_printf ("{\"token\": \"" CANARY "\", \"renewed\": \"%" G_GINT64_FORMAT "\", \"expires\": \"%" G_GINT64_FORMAT "\"}", now - age, now + 86400) : g_strdup ("{\"token\": \"" CANARY "\"}");
  g_autoptr (JsonNode) node = fixture_json (text);
  g_autoptr (StudioRedaction) redaction = studio_redaction_new ();

  return studio_credentials_new (node, redaction, keep_secrets, kept);
}

#define RENEW "GET /refresh_access_token?grant_type=ig_refresh_token "
#define ME "GET /v26.0/me"
#define WHO "{\"user_id\":\"17\",\"username\":\"paserkab\"}"
#define NEW_TOKEN CANARY "-new"

static void
test_tokens (void)
{
  static const struct
  {
    const char *name;
    gint64 age;
    DoubleRule rules[4];
    guint renewals;
    const char *token; /* that is used then */
    gint64 lasts;
    const char *login;
  } tokens[] = {
    { "just pasted", 0, { { .match = ME, .status = 200, .body = WHO }, END }, 0, CANARY, 60 * 86400, "own" },
    { "six days old", 6 * 86400, { { .match = ME, .status = 200, .body = WHO }, END }, 0, CANARY, 86400, "own" },
    { "eight days old", 8 * 86400, { { .match = RENEW, .status = 200, .body = "{\"access_token\":\"" NEW_TOKEN "\",\"expires_in\":5183944}" }, { .match = ME, .status = 200, .body = WHO }, END }, 1, NEW_TOKEN, 5183944, "own" },
    { "I9 refused", 8 * 86400, { { .match = RENEW, .status = 400, .body = ERROR ("10", "0") }, { .match = ME, .status = 200, .body = WHO }, END }, 1, CANARY, 86400, "own" },
    { "G14 500", 8 * 86400, { { .match = RENEW, .status = 500, .body = ERROR ("2", "0") }, { .match = ME, .status = 200, .body = WHO }, END }, 1, CANARY, 86400, "own" },
    { "G14 lost", 8 * 86400, { { .match = RENEW, .how = DOUBLE_RAW, .status = 1, .body = "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"access_token\":\"" NEW_TOKEN "\"" }, { .match = ME, .status = 200, .body = WHO }, END }, 1, CANARY, 86400, "own" },
    { "G14 nonsense", 8 * 86400, { { .match = RENEW, .status = 200, .body = "{\"access_token\":7}" }, { .match = ME, .status = 200, .body = WHO }, END }, 1, CANARY, 86400, "own" },
    { "Facebook's is not renewed", 30 * 86400, { { .match = ME, .status = 200, .body = "{\"instagram_business_account\":{\"id\":\"17\"}}" }, END }, 0, CANARY, 86400, "facebook" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tokens); i++) {
    g_autofree char *settings = g_strdup_printf ("{\"login\": \"%s\", \"host\": \"site\"}", tokens[i].login);
    const ConnectorRow row = { .settings = settings };
    g_autoptr (Double) server = double_start (tokens[i].rules);
    g_autoptr (StudioJob) job = fixture_job (&suite, &row, double_get_url (server));
    g_autoptr (JsonNode) kept = NULL;
    g_autoptr (StudioResult) result = NULL;
    g_autofree char *line = g_strdup_printf ("Authorization: Bearer %s\r\n", tokens[i].token);
    GString *asked;
    gint64 expires;

    g_test_message ("%s", tokens[i].name);
    studio_credentials_unref (job->credentials);
    job->credentials = make_credentials (tokens[i].age, &kept);
    result = studio_connector_run (job, STUDIO_STEP_VERIFY, NULL);
    fixture_assert_no_canary (result);
    g_assert_cmpint (result->outcome, ==, STUDIO_OUTCOME_DONE);
    g_assert_cmpuint (double_count (server, RENEW), ==, tokens[i].renewals);
    asked = double_get_request (server, ME, 0);
    g_assert_nonnull (strstr (asked->str, line));
    g_string_free (asked, TRUE);
    expires = (gint64) json_object_get_double_member (json_node_get_object (result->settings), "expires");
    g_assert_cmpint (ABS (expires - g_get_real_time () / G_USEC_PER_SEC - tokens[i].lasts), <, 60);
    if (g_str_equal (tokens[i].token, NEW_TOKEN)) /* kept, and before it was used */
      g_assert_cmpstr (studio_json_peek_string (json_node_get_object (kept), "token"), ==, NEW_TOKEN);
    double_assert_not_in_line (server, "CANARY");
  }
}

static gpointer
verify_in_thread (gpointer job)
{
  return studio_connector_run (job, STUDIO_STEP_VERIFY, NULL);
}

/* G14: two at once ask for one new token */
static void
test_single_flight (void)
{
  static const ConnectorRow row = { .settings = SETTINGS, .rules = { { .match = RENEW, .status = 200, .body = "{\"access_token\":\"" NEW_TOKEN "\",\"expires_in\":5183944}" }, { .match = ME, .status = 200, .body = WHO }, END } };
  g_autoptr (Double) server = double_start (row.rules);
  g_autoptr (JsonNode) kept = NULL;
  g_autoptr (StudioCredentials) credentials = make_credentials (8 * 86400, &kept);
  g_autoptr (GPtrArray) jobs = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_job_free);
  GThread *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++) {
    StudioJob *job = fixture_job (&suite, &row, double_get_url (server));

    studio_credentials_unref (job->credentials);
    job->credentials = studio_credentials_ref (credentials);
    g_ptr_array_add (jobs, job);
    threads[i] = g_thread_new ("verify", verify_in_thread, job);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++) {
    g_autoptr (StudioResult) result = g_thread_join (threads[i]);

    g_assert_cmpint (result->outcome, ==, STUDIO_OUTCOME_DONE);
  }
  g_assert_cmpuint (double_count (server, RENEW), ==, 1);
}

static gboolean
refuse_to_keep (JsonNode *marks,
                gpointer data,
                GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "No space for " CANARY);

  return FALSE;
}

/* G20: what cannot be noted is not begun */
static void
test_full_disk (void)
{
  static const ConnectorRow row = { .settings = SETTINGS, .marks = MARKS, .pictures = 1, .rules = { FINISHED, DONE, END } };
  g_autoptr (Double) server = double_start (row.rules);
  g_autoptr (StudioJob) job = fixture_job (&suite, &row, double_get_url (server));
  g_autoptr (StudioResult) result = NULL;

  job->keep = refuse_to_keep;
  result = studio_connector_run (job, STUDIO_STEP_COMMIT, NULL);
  g_assert_cmpint (result->outcome, ==, STUDIO_OUTCOME_NOT_SENT);
  fixture_assert_no_canary (result);
  g_assert_cmpuint (double_count (server, PUBLISH), ==, 0);
}

int
main (int argc,
      char **argv)
{
  fixture_init (&argc, &argv);
  fixture_add (&suite);
  g_test_add_func ("/instagram/I6-children", test_children);
  g_test_add_func ("/instagram/I8-shapes", test_shapes);
  g_test_add_func ("/instagram/no-site", test_no_site);
  g_test_add_func ("/instagram/I9-tokens", test_tokens);
  g_test_add_func ("/instagram/G14-single-flight", test_single_flight);
  g_test_add_func ("/instagram/G20-full-disk", test_full_disk);

  return g_test_run ();
}
