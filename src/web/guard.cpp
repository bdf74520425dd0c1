#include "record/known_tokens.h"
#include "web/basic_log_in.h"
#include "web/browser_session.h"
#include "web/desk_routes.h"
#include "web/letter_routes.h"
#include "web/plain_page.h"
#include "web/services.h"
#include "web/static_files.h"

namespace sekimori::web {
namespace {

// Whoever has a certificate of our authority is the account of that name, for collections and for nothing else.
Result<std::shared_ptr<const record::Session>> session_of_certificate(Services& services, std::string_view name) {
  const auto account = TRY(services.database.read([&](sql::Transaction& tx) { return services.records.accounts.find_by_login(tx, name); }));
  const Instant now = services.clock.now();
  if (!account || account->state != record::AccountState::active || (account->locked_until && *account->locked_until > now))
    return error(ErrorCode::not_permitted, "the certificate's name opens nothing here");
  auto session = std::make_shared<record::Session>();
  session->actor = account->actor();
  session->login = account->login;
  session->scopes = {"share"};
  session->expires_at = {now.nanoseconds + nanoseconds_per_day};
  return session;
}

}  // namespace

Router::Guard token_guard(Services& services) {
  auto known = std::make_shared<record::KnownTokens>(services.records.tokens, services.database, services.clock);
  const auto basic = std::make_shared<BasicLogIns>(services.sign_in, *known);
  return [&services, known, basic](Request& request, std::string_view scope) -> Result<void> {
    constexpr std::string_view bearer = "Bearer ";
    std::string_view shown = request.header("authorization");
    // A name and a password with every request is how programs of other houses speak to collections, and to nothing else.
    if (scope == "share" && is_basic(shown)) {
      request.session = TRY(basic->authenticate(shown));
      if (!request.session->allows(scope)) return error(ErrorCode::not_permitted, "the token has not the scope {}", scope);
      return {};
    }
    if (scope == "share" && shown.empty() && !request.certified.empty()) {
      request.session = TRY(session_of_certificate(services, request.certified));
      return {};
    }
    const std::string origin = origin_of(request, services.public_url);
    std::optional<std::string> cookie;
    if (shown.starts_with(bearer)) {
      shown.remove_prefix(bearer.size());
    } else {
      cookie = TRY(session_text(request, origin));
      if (!cookie) return error(ErrorCode::not_permitted, "a log-in or a token is needed: Authorization: Bearer skm_...");
      shown = *cookie;
    }
    auto session = TRY(known->authenticate(shown));
    // A token that was made for a program opens nothing when it comes as a cookie.
    if (cookie && session->scopes != std::vector<std::string>{"session"})
      return error(ErrorCode::not_permitted, "the token is unknown, expired or revoked");
    request.session = std::move(session);
    const bool reads = request.method == "GET" || request.method == "HEAD";
    if (cookie && !reads) TRY(check_meant(request, origin, *cookie));
    if (!request.session->allows(scope)) return error(ErrorCode::not_permitted, "the token has not the scope {}", scope);
    return {};
  };
}

void add_all_routes(Router& router, Services& services) {
  router.set_replay(replay_once(services));
  add_operation_routes(router, services);
  add_set_up_routes(router, services);
  add_session_routes(router, services);
  add_plain_routes(router);
  add_log_in_pages(router, services);
  add_second_factor_routes(router, services);
  add_verifier_pages(router, services);
  add_secret_routes(router, services);
  add_person_routes(router, services);
  add_agreement_routes(router, services);
  add_source_routes(router, services);
  add_event_file_routes(router, services);
  add_mapping_routes(router, services);
  add_alert_routes(router, services);
  add_reveal_routes(router, services);
  add_case_routes(router, services);
  add_exhibit_routes(router, services);
  add_exhibit_file_routes(router, services);
  add_bag_routes(router, services);
  add_ledger_routes(router, services);
  add_account_routes(router, services);
  add_level_routes(router, services);
  add_stock_take_routes(router, services);
  add_category_routes(router, services);
  add_card_routes(router, services);
  add_shared_place_routes(router, services);
  add_technology_routes(router, services);
  add_scheme_routes(router, services);
  add_medium_item_routes(router, services);
  add_import_routes(router, services);
  add_print_routes(router, services);
  add_readiness_routes(router, services);
  add_job_routes(router, services);
  add_suppression_routes(router, services);
  add_leaver_routes(router, services);
  add_case_task_routes(router, services);
  add_case_log_routes(router, services);
  add_intake_routes(router, services);
  add_report_pages(router, services);
  add_notice_routes(router, services);
  add_log_review_routes(router, services);
  add_task_routes(router, services);
  add_right_routes(router, services);
  add_review_routes(router, services);
  add_person_check_routes(router, services);
  add_partner_routes(router, services);
  add_received_routes(router, services);
  add_partner_page_routes(router, services);
  add_event_routes(router, services);
  add_stream_routes(router, services);
  add_collection_routes(router, services);
  add_sighting_routes(router, services);
  add_hub_link_routes(router, services);
  add_sig_routes(router, services);
  add_hub_member_routes(router, services);
  add_hub_report_routes(router, services);
  add_hub_masking_routes(router, services);
  add_hub_analysis_routes(router, services);
  add_rescue_routes(router, services);
  add_hub_mail_routes(router, services);
  add_hub_referral_routes(router, services);
  add_hub_share_routes(router, services);
  add_hub_received_routes(router, services);
  add_govern_routes(router, services);
  add_forum_routes(router, services);
  add_thread_routes(router, services);
  add_poll_routes(router, services);
  add_association_routes(router, services);
  add_invitation_pages(router, services);
  add_feed_routes(router, services);
  add_consultation_routes(router, services);
  add_desk_routes(router, services);
  add_desk_people_routes(router, services);
  add_consult_pages(router, services);
  add_newsletter_routes(router, services);
  add_newsletter_pages(router, services);
  add_seminar_routes(router, services);
  add_seminar_pages(router, services);
  add_material_pages(router, services);
  add_course_routes(router, services);
  add_training_routes(router, services);
  add_contact_routes(router, services);
  add_library_routes(router, services);
  add_taxii_routes(router, services);
  add_hub_campaign_routes(router, services);
  add_hub_statistics_routes(router, services);
  add_open_api_route(router);
  router.set_fallback(answer_static);
}

}  // namespace sekimori::web
