// Every AT command that Pigeon speaks, in one place: spelling, the prefix of its answer and its
// deadline travel together (27.005, 27.007). Answers are read in answers.h.
#pragma once

#include <string>
#include <string_view>

#include "at/command.h"

namespace pigeon::at {

// --- the dialogue itself
Command probe();           // AT
Command echo_off();        // ATE0, alone: combined lines break on some modems
Command verbose();         // ATV1
Command quiet_off();       // ATQ0: result codes on
Command numeric_errors();  // +CMEE=1
Command text_errors();     // +CMEE=2: names a number of 512 and above
Command reset_profile();   // ATZ: for recovery only, may restore echo and CMEE

// --- who it is: bare lines, with or without prefix
Command manufacturer();   // +CGMI
Command model();          // +CGMM
Command firmware();       // +CGMR
Command serial_number();  // +CGSN: the IMEI
Command subscriber();     // +CIMI: the IMSI
Command card();           // +CCID: the ICCID
Command about();          // ATI: for modems that know none of the above

// --- the SIM
Command pin_state();                      // +CPIN?
Command enter_pin(std::string_view pin);  // +CPIN="…": secret
Command pin_tries_left();                 // +CPINR

// --- messages
Command pdu_mode();                   // +CMGF=0
Command mode_query();                 // +CMGF?
Command service_query();              // +CSMS=?
Command select_service(int service);  // +CSMS=n
Command storages_query();             // +CPMS=?
Command storage_use();                // +CPMS?
Command select_storages(std::string_view reading);
Command select_storages(std::string_view reading, std::string_view writing);
Command select_storages(std::string_view reading, std::string_view writing,
                        std::string_view receiving);
Command indications_query();  // +CNMI=?
Command indications();        // +CNMI?
Command select_indications(int mode, int mt, int bm, int ds, int bfr);
Command list_all();                       // +CMGL=4
Command read_message(int index);          // +CMGR=i
Command erase_message(int index);         // +CMGD=i
Command submit_message(int tpdu_octets);  // +CMGS=n, n without the SMSC field
Command acknowledge();                    // +CNMA, for direct delivery with +CSMS=1
Command acknowledge_pdu();                // +CNMA=1, the form of PDU mode

// --- the network
Command signal_quality();                             // +CSQ
Command registration();                               // +CREG?
Command packet_registration();                        // +CGREG?
Command lte_registration();                           // +CEREG?
Command report_registration(int n);                   // +CREG=n
Command network_operator();                           // +COPS?
Command service_centre();                             // +CSCA?
Command set_service_centre(std::string_view number);  // "+447785016005"

// --- calls, USSD, time
Command name_callers();                                   // +CLIP=1
Command hang_up();                                        // +CHUP
Command hang_up_plainly();                                // ATH: for modems without +CHUP
Command ussd_request(std::string_view written, int dcs);  // +CUSD=1,"…",dcs; the answer is a URC
Command ussd_end();                                       // +CUSD=2
Command clock();                                          // +CCLK?
Command character_set(std::string_view name);             // +CSCS="GSM"
Command search_network();                                 // +COPS=0: choose an operator anew

// --- power
Command functionality();               // +CFUN?
Command set_functionality(int level);  // +CFUN=0, 1 or 4
Command restart();                     // +CFUN=1,1: the port may go and come back

// A command that a person typed ("AT+CSQ" or "+CSQ"): every line without a known URC's prefix is
// its answer. Never for +CMGS.
Command typed(std::string_view text, Command::Duration deadline);

}  // namespace pigeon::at
