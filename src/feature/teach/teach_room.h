// What teaches: newsletter, seminars, courses and library, put together once by the node.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "base/clock.h"
#include "base/instant.h"
#include "base/random.h"
#include "base/sensitive.h"
#include "feature/teach/contact/contact_book.h"
#include "feature/teach/course/learning_book.h"
#include "feature/teach/library/library_book.h"
#include "feature/teach/library/link_book.h"
#include "feature/teach/library/material_book.h"
#include "feature/teach/newsletter/gathered_passages.h"
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
  // Learning: who there is, who may open what, who has which role. Null: not known here.
  model::PersonDirectory* people = nullptr;
  model::SecretDirectory* secrets = nullptr;
  record::AccountBook* accounts = nullptr;
};

class TeachRoom {
 public:
  explicit TeachRoom(const TeachParts& parts)
      : parts_(parts),
        courses(parts.database, parts.records, parts.clock, parts.random),
        learning(learning_parts(parts), courses),
        contacts(learning_parts(parts)),
        materials(learning_parts(parts)),
        library(learning_parts(parts)),
        links(parts.database, parts.clock),
        subscribers(letter_parts_of(parts)),
        newsletter(letter_parts_of(parts), subscribers),
        sending(letter_parts_of(parts)),
        seminars(letter_parts_of(parts)),
        meetings(letter_parts_of(parts)),
        briefings(letter_parts_of(parts)) {}
  TeachRoom(const TeachRoom&) = delete;
  TeachRoom& operator=(const TeachRoom&) = delete;

  // One more house from which the newsletter draws paragraphs. Before anybody uses the room.
  void print_from(std::unique_ptr<model::PublishedPassages> passages) {
    passages_.add(std::move(passages));
    newsletter.set_passages(&passages_);
  }

 private:
  static LearningParts learning_parts(const TeachParts& parts) {
    return {.database = parts.database,
            .records = parts.records,
            .clock = parts.clock,
            .random = parts.random,
            .zone = parts.zone,
            .people = parts.people,
            .secrets = parts.secrets,
            .accounts = parts.accounts};
  }
  static LetterParts letter_parts_of(const TeachParts& parts) {
    return {.database = parts.database,
            .records = parts.records,
            .blobs = parts.blobs,
            .clock = parts.clock,
            .random = parts.random,
            .zone = parts.zone,
            .company_key = parts.company_key};
  }
  TeachParts parts_;
  GatheredPassages passages_;

 public:
  // Courses, contact reports, the library.
  CourseBook courses;
  LearningBook learning;
  ContactBook contacts;
  MaterialBook materials;
  LibraryBook library;
  LinkBook links;
  // Newsletter, seminars, meetings.
  SubscriberBook subscribers;
  NewsletterBook newsletter;
  SendingLog sending;
  SeminarBook seminars;
  MeetingBook meetings;
  BriefingBook briefings;
};

}  // namespace sekimori::teach
