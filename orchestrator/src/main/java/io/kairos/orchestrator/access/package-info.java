/** Who may do what: accounts, roles, sign-in, the rules of the routes, and the record of every change. */
@NullMarked
package io.kairos.orchestrator.access;

import org.jspecify.annotations.NullMarked;
