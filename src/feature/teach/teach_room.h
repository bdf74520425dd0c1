// What teaches: newsletter, seminars, courses and library, put together once by the node.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "base/clock.h"
#include "base/instant.h"
#include "base/random.h"
#include "base/sensitive.h"
#include "feature/teach/newsletter/newsletter_book.h"
#include "feature/teach/seminar/briefing_request.h"
#include "feature/teach/seminar/meeting_book.h"
#include "feature/teach/seminar/seminar_book.h"
#include "record/record_store.h"
#include "store/blob/blob_store.h"
#include "store/sql/database.h"

namespace sekimori::teach {

struct TeachParts {
  sql::Database& database;
  record::RecordStore& records;
  blob::BlobStore& blobs;
  Clock& clock;
  Random& random;
  const Zone& zone;
  std::function<Result<std::vector<Sensitive<Bytes>>>()> company_key;  // the present one, then retired ones
};

class TeachRoom {
 public:
  explicit TeachRoom(const TeachParts& parts)
      : parts_(parts),
        // Newsletter, seminars, meetings.
        subscribers(letter_parts_of(parts)),
        newsletter(letter_parts_of(parts), subscribers),
        sending(letter_parts_of(parts)),
        seminars(letter_parts_of(parts)),
        meetings(letter_parts_of(parts)),
        briefings(letter_parts_of(parts)) {}

  // From where the newsletter draws paragraphs. Once, before anybody uses the room.
  void print_from(std::unique_ptr<model::PublishedPassages> passages) {
    passages_ = std::move(passages);
    newsletter.set_passages(passages_.get());
  }

 private:
  TeachParts parts_;

  // Newsletter, seminars, meetings.
  static LetterParts letter_parts_of(const TeachParts& parts) {
    return {.database = parts.database,
            .records = parts.records,
            .blobs = parts.blobs,
            .clock = parts.clock,
            .random = parts.random,
            .zone = parts.zone,
            .company_key = parts.company_key};
  }
  std::unique_ptr<model::PublishedPassages> passages_;

 public:
  SubscriberBook subscribers;
  NewsletterBook newsletter;
  SendingLog sending;
  SeminarBook seminars;
  MeetingBook meetings;
  BriefingBook briefings;
};

}  // namespace sekimori::teach
